import { inPanel, inQuery } from '../../testing/dashboard-changes.ts'
import { noMissingDashboardVariable } from './no-missing-dashboard-variable.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingDashboardVariable, {
  invalid: [
    {
      name: 'a misspelt one in a query',
      changes: [
        inQuery('k8s-logs-errors', 'Errors by namespace', (expr: string) =>
          expr.replace('${namespace}', '${namespaces}'),
        ),
      ],
    },
    {
      name: 'one of Grafana’s that there is not',
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU used', (expr: string) =>
          expr.replace('$__rate_interval', '$__rate_intervals'),
        ),
      ],
    },
    {
      name: 'one in a title',
      changes: [inPanel('k8s-logs-errors', 'Errors', (panel) => ({ ...panel, title: 'Errors of $pod' }))],
    },
  ],
})
