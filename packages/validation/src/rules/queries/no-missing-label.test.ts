import { inExpr } from '../../testing/alerts.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingLabel } from './no-missing-label.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(noMissingLabel, {
  invalid: [
    {
      name: 'a matcher of a label that the metric does not have',
      changes: [inQuery(OVERVIEW, 'CPU used', (expr) => expr.replace('mode=', 'modus='))],
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
        inQuery(OVERVIEW, 'Killed for memory', (expr) => expr.replace('container!=""', 'container=""')),
      ],
    },
    {
      name: 'a join by such a label',
      changes: [
        inQuery(OVERVIEW, 'CPU committed', (expr) =>
          expr.replace('on (cluster, namespace, pod)', 'on (cluster, namespace, pods)'),
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
