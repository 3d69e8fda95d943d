import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireCollectorIdentity } from './require-collector-identity.ts'

testRule(requireCollectorIdentity, {
  invalid: [
    {
      name: 'a collector with a new instance after each restart',
      changes: [unset(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'telemetry', 'resource', 'attributes', 1])],
    },
    {
      name: 'a monitor that leaves the pod’s address as the instance',
      changes: [
        unset('hub PodMonitor opentelemetry-collector', ['spec', 'podMetricsEndpoints', 0, 'relabelings', 1]),
      ],
    },
  ],
})
