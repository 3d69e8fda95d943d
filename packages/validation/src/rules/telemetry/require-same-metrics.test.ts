import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSameMetrics } from './require-same-metrics.ts'

const JOB = [...SPOKE_KEYS, 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const

testRule(requireSameMetrics, {
  invalid: [
    {
      name: 'another relabelling of an exporter’s metrics in one cluster',
      changes: [unset(SPOKE_CONFIG, [...JOB, 'metric_relabel_configs', 1])],
    },
  ],
})
