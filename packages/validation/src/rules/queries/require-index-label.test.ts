import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireIndexLabel } from './require-index-label.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireIndexLabel, {
  invalid: [
    {
      name: 'a level in the selector, which Loki keeps beside the lines',
      changes: [
        inQuery('k8s-logs-errors', 'Errors per second', (expr: string) =>
          expr.replace('} | detected_level=~"error|critical|fatal"', ', detected_level="error"}'),
        ),
      ],
    },
    {
      name: 'the label of another pipeline',
      changes: [
        inQuery('k8s-logs-errors', 'Errors per second', (expr: string) =>
          expr.replaceAll('service_namespace=~', 'namespace=~'),
        ),
      ],
    },
  ],
})
