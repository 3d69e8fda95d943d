import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { banAttributesOnMetrics } from './ban-attributes-on-metrics.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banAttributesOnMetrics, {
  invalid: [
    ...(
      [
        [
          'metrics that are given a pod’s attributes',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'service', 'pipelines', 'metrics', 'processors', 2],
          'k8s_attributes',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
