import { unset } from '../../testing/sample-trees.ts'
import { requireHonouredLabels } from './require-honoured-labels.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireHonouredLabels, {
  invalid: [
    {
      name: 'a monitor that hides a label of its exporter',
      changes: [
        unset('hub PodMonitor opentelemetry-collector', ['spec', 'podMetricsEndpoints', 0, 'honorLabels']),
      ],
    },
  ],
})
