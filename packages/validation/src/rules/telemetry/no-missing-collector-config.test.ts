import { SPOKE_AGENT, SPOKE_CONTAINER } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { noMissingCollectorConfig } from './no-missing-collector-config.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingCollectorConfig, {
  invalid: [
    ...(
      [
        [
          'a file that is no key of the ConfigMap',
          SPOKE_AGENT,
          [...SPOKE_CONTAINER, 'args', 0],
          '--config=/etc/otelcol/config.yml',
        ],
        [
          'a folder that is not the mount’s',
          SPOKE_AGENT,
          [...SPOKE_CONTAINER, 'args', 0],
          '--config=/etc/otel/config.yaml',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
