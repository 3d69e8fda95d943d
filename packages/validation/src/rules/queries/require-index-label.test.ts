import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireIndexLabel } from './require-index-label.ts'

const inErrors = (to: (expr: string) => string) => [inQuery('k8s-logs-errors', 'Errors by cluster', to)]

testRule(requireIndexLabel, {
  invalid: [
    {
      name: 'a selector by the level, which Loki keeps as structured metadata',
      changes: inErrors((expr) =>
        expr.replace('} | detected_level=~"error|critical|fatal"', ', detected_level="error"}'),
      ),
    },
    {
      name: 'a selector by the label of another pipeline',
      changes: inErrors((expr) => expr.replaceAll('service_namespace=~', 'namespace=~')),
    },
  ],
})
