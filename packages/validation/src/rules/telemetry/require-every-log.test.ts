import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireEveryLog } from './require-every-log.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireEveryLog, {
  invalid: [
    ...(
      [
        [
          'a reader of some namespaces only',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'include', 0],
          '/var/log/pods/rss*/*/*.log',
        ],
        [
          'a reader that forgets what was rotated while it was down',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'include', 1],
          undefined,
        ],
        [
          'a reader that spoils a character cut in two',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'encoding'],
          undefined,
        ],
        [
          'a reader of its own log',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'exclude'],
          undefined,
        ],
        [
          'a reader that leaves a namespace out',
          HUB_COLLECTOR,
          [...HUB_KEYS, 'receivers', 'file_log', 'exclude', 0],
          '/var/log/pods/*_*/*/*',
        ],
        [
          'a reader of its own log under another name',
          HUB_COLLECTOR,
          [...VALUES, 'fullnameOverride'],
          'collector',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
