import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { requireCollectorIdentity } from './require-collector-identity.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireCollectorIdentity, {
  invalid: [
    {
      name: 'a collector whose instance is new after each restart',
      changes: [
        unset(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'telemetry', 'resource', 'attributes', 1] as const),
      ],
    },
    {
      name: 'a monitor that calls a collector by the address of its pod',
      changes: [
        unset('hub PodMonitor opentelemetry-collector', ['spec', 'podMetricsEndpoints', 0, 'relabelings', 1]),
      ],
    },
  ],
})
