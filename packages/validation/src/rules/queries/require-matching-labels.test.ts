import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireMatchingLabels } from './require-matching-labels.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireMatchingLabels, {
  invalid: [
    {
      name: 'a share of what is grouped otherwise',
      changes: [
        inQuery('k8s-multicluster-overview', 'Memory used', (expr: string) =>
          expr.replace('/ sum by (cluster)', '/ sum'),
        ),
      ],
    },
    {
      name: 'the same of logs',
      changes: [
        inQuery('k8s-logs-errors', 'Error share by cluster', (expr: string) =>
          expr.replace('/ sum by (cluster)', '/ sum by (cluster, service_namespace)'),
        ),
      ],
    },
  ],
})
