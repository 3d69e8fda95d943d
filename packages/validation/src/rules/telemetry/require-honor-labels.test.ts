import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireHonorLabels } from './require-honor-labels.ts'

testRule(requireHonorLabels, {
  invalid: [
    {
      name: 'a monitor that hides a label of its exporter',
      changes: [
        unset('hub PodMonitor opentelemetry-collector', ['spec', 'podMetricsEndpoints', 0, 'honorLabels']),
      ],
    },
  ],
})
