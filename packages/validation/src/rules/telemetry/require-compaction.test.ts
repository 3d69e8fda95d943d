import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireCompaction } from './require-compaction.ts'

const COMPACTION = [...SPOKE_KEYS, 'extensions', 'file_storage', 'compaction'] as const

testRule(requireCompaction, {
  invalid: [
    {
      name: 'a storage that never shrinks',
      changes: [set(SPOKE_CONFIG, [...COMPACTION, 'on_rebound'], false)],
    },
    {
      name: 'a storage that compacts in a read-only folder',
      changes: [unset(SPOKE_CONFIG, [...COMPACTION, 'directory'])],
    },
  ],
})
