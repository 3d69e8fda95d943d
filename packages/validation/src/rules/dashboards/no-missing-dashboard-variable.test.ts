import { inPanel, inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingDashboardVariable } from './no-missing-dashboard-variable.ts'

testRule(noMissingDashboardVariable, {
  invalid: [
    {
      name: 'a misspelt variable in a query',
      changes: [
        inQuery('k8s-logs-errors', 'Errors by namespace', (expr) =>
          expr.replace('${namespace}', '${namespaces}'),
        ),
      ],
      findings: [{ fix: 'did you mean "namespace"?' }],
    },
    {
      name: 'a misspelt variable of Grafana',
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU of each cluster', (expr) =>
          expr.replace('$__rate_interval', '$__rate_intervals'),
        ),
      ],
    },
    {
      name: 'an unknown variable in a title',
      changes: [inPanel('k8s-logs-errors', 'Errors', (panel) => ({ ...panel, title: 'Errors of $pod' }))],
    },
  ],
})
