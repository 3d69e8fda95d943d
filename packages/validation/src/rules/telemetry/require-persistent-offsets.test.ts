import {
  HUB_COLLECTOR,
  SPOKE_AGENT,
  SPOKE_CONFIG,
  SPOKE_CONTAINER,
  SPOKE_KEYS,
  VALUES,
} from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requirePersistentOffsets } from './require-persistent-offsets.ts'

const RECEIVER = [...SPOKE_KEYS, 'receivers', 'file_log'] as const

testRule(requirePersistentOffsets, {
  invalid: [
    {
      name: 'a receiver without a storage for its offsets',
      changes: [unset(SPOKE_CONFIG, [...RECEIVER, 'storage'])],
    },
    {
      name: 'a receiver that starts at the end of a file',
      changes: [set(SPOKE_CONFIG, [...RECEIVER, 'start_at'], 'end')],
    },
    {
      name: 'a storage without fsync',
      changes: [set(SPOKE_CONFIG, [...SPOKE_KEYS, 'extensions', 'file_storage', 'fsync'], false)],
    },
    {
      name: 'a receiver with a buffer',
      changes: [unset(SPOKE_AGENT, [...SPOKE_CONTAINER, 'args', 1])],
    },
    {
      name: 'a receiver with a buffer on the hub',
      changes: [unset(HUB_COLLECTOR, [...VALUES, 'command'])],
    },
  ],
})
