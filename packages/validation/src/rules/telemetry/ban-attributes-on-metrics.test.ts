import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banAttributesOnMetrics } from './ban-attributes-on-metrics.ts'

testRule(banAttributesOnMetrics, {
  invalid: [
    {
      name: 'a metrics pipeline with k8s_attributes',
      changes: [
        set(
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'service', 'pipelines', 'metrics', 'processors', 2],
          'k8s_attributes',
        ),
      ],
    },
  ],
})
