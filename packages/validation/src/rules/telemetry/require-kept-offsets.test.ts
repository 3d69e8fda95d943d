import {
  HUB_COLLECTOR,
  SPOKE_AGENT,
  SPOKE_CONFIG,
  SPOKE_CONTAINER,
  SPOKE_KEYS,
  VALUES,
} from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireKeptOffsets } from './require-kept-offsets.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireKeptOffsets, {
  invalid: [
    ...(
      [
        [
          'files read from their end',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'start_at'],
          'end',
        ],
        [
          'offsets that are forgotten',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'storage'],
          undefined,
        ],
        [
          'writes that the kernel may hold',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'extensions', 'file_storage', 'fsync'],
          false,
        ],
        ['a reader with a buffer', SPOKE_AGENT, [...SPOKE_CONTAINER, 'args', 1], undefined],
        ['a hub’s reader with a buffer', HUB_COLLECTOR, [...VALUES, 'command'], undefined],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
