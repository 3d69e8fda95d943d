import { HUB_COLLECTOR, HUB_KEYS } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireCollectorMetricsPort } from './require-collector-metrics-port.ts'

const READERS = [...HUB_KEYS, 'service', 'telemetry', 'metrics', 'readers'] as const

testRule(requireCollectorMetricsPort, {
  invalid: [
    {
      name: 'metrics on a port that no scrape asks',
      changes: [set(HUB_COLLECTOR, [...READERS, 0, 'pull', 'exporter', 'prometheus', 'port'], 8889)],
    },
    { name: 'metrics on the loopback of the pod', changes: [unset(HUB_COLLECTOR, READERS)] },
  ],
})
