import { inExpr } from '../../testing/alerts.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingLabel } from './no-missing-label.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(noMissingLabel, {
  invalid: [
    {
      name: 'a matcher of a label that the metric does not have',
      changes: [inQuery(OVERVIEW, 'CPU of each cluster', (expr) => expr.replace('mode=', 'modus='))],
    },
    {
      name: 'a grouping by such a label',
      changes: [
        inQuery(
          'k8s-logs-pod',
          'Lines',
          (expr) => `sum(${expr.replace('sum', 'sum by (cluster, claster) ')})`,
        ),
      ],
    },
    {
      name: 'a grouping by a label that the query matches as empty',
      changes: [
        inQuery(OVERVIEW, 'Use against limits', (expr) => expr.replace('container!=""', 'container=""'), 1),
      ],
    },
    {
      name: 'a join by such a label',
      changes: [
        inQuery(
          OVERVIEW,
          'Capacity',
          (expr) => expr.replace('on (cluster, namespace, pod)', 'on (cluster, namespace, pods)'),
          1,
        ),
      ],
    },
    {
      name: 'a matcher of a label that no rule gives what it records',
      changes: [
        inExpr('ClusterSeriesOverBudget', (expr) => expr.replace('series_budget', 'series_budget{job=""}')),
      ],
    },
    {
      name: 'a filter of lines by such a label',
      changes: [
        inQuery('k8s-logs-errors', 'Errors by cluster', (expr) =>
          expr.replaceAll('| detected_level', '| level'),
        ),
      ],
    },
    {
      name: 'a text in front of lines from such a label',
      changes: [
        inQuery('k8s-logs-errors', 'Error lines', (expr) => expr.replace('{{.cluster}}', '{{.claster}}')),
      ],
    },
  ],
})
