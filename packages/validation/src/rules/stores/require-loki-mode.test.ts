import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { change, set } from '../../testing/sample-trees.ts'
import { requireLokiMode } from './require-loki-mode.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLokiMode, {
  valid: [
    ...[undefined, 0].map((replicas) => ({
      name: `takes replicas of ${replicas} for the one that the chart runs`,
      changes: [set(HUB_LOKI, [...VALUES, 'singleBinary', 'replicas'], replicas)],
    })),
  ],
  invalid: [
    {
      name: 'a schema that begins no later than the one before it',
      changes: [
        change(HUB_LOKI, [...VALUES, 'loki', 'schemaConfig', 'configs'], (configs: readonly unknown[]) => [
          ...configs,
          ...configs,
        ]),
      ],
    },
    ...(
      [
        ['more than one on a volume', HUB_LOKI, [...VALUES, 'singleBinary', 'replicas'], 2],
        ['replicas of another mode', HUB_LOKI, [...VALUES, 'read', 'replicas'], 3],
        ['a cache of 8 GiB', HUB_LOKI, [...VALUES, 'chunksCache'], undefined],
        [
          'a schema without structured metadata',
          HUB_LOKI,
          [...VALUES, 'loki', 'schemaConfig', 'configs', 0, 'schema'],
          'v12',
        ],
        ['tenants that nobody names', HUB_LOKI, [...VALUES, 'loki', 'auth_enabled'], undefined],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
