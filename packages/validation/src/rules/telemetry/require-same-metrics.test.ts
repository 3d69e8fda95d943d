import { unset } from '../../testing/sample-trees.ts'
import { requireSameMetrics } from './require-same-metrics.ts'
import { testRule } from '../../testing/test-rule.ts'

const SCRAPE = ['receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const

testRule(requireSameMetrics, {
  invalid: [
    {
      name: 'an exporter whose metrics one cluster relabels otherwise',
      changes: [
        unset('spoke ConfigMap otel-collector-*', [
          'data',
          'config.yaml',
          ...SCRAPE,
          'metric_relabel_configs',
          1,
        ]),
      ],
    },
  ],
})
