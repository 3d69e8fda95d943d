import { SPOKE_AGENT, SPOKE_CONTAINER } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingCollectorConfig } from './no-missing-collector-config.ts'

const ARGUMENT = [...SPOKE_CONTAINER, 'args', 0] as const

testRule(noMissingCollectorConfig, {
  invalid: [
    {
      name: 'a file that is not a key of the ConfigMap',
      changes: [set(SPOKE_AGENT, ARGUMENT, '--config=/etc/otelcol/config.yml')],
    },
    {
      name: 'a folder other than the mount’s',
      changes: [set(SPOKE_AGENT, ARGUMENT, '--config=/etc/otel/config.yaml')],
    },
  ],
})
