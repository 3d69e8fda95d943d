import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireCompaction } from './require-compaction.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireCompaction, {
  invalid: [
    ...(
      [
        [
          'a storage that never shrinks',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'extensions', 'file_storage', 'compaction', 'on_rebound'],
          false,
        ],
        [
          'one that compacts where it may not write',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'extensions', 'file_storage', 'compaction', 'directory'],
          undefined,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
