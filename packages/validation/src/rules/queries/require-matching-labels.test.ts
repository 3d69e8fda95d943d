import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireMatchingLabels } from './require-matching-labels.ts'

testRule(requireMatchingLabels, {
  invalid: [
    {
      name: 'a share in a total of all clusters',
      changes: [
        inQuery('k8s-multicluster-overview', 'Memory of each cluster', (expr) =>
          expr.replace('/ sum by (cluster)', '/ sum'),
        ),
      ],
    },
    {
      name: 'a share of lines in a total that is grouped differently',
      changes: [
        inQuery('k8s-logs-errors', 'Error share by cluster', (expr) =>
          expr.replace('/ sum by (cluster)', '/ sum by (cluster, service_namespace)'),
        ),
      ],
    },
  ],
})
