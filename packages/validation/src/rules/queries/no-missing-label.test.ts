import { inQuery } from '../../testing/dashboard-changes.ts'
import { noMissingLabel } from './no-missing-label.ts'
import { testRule } from '../../testing/test-rule.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(noMissingLabel, {
  invalid: [
    {
      name: 'a matcher of a label that the metric does not have',
      changes: [inQuery(OVERVIEW, 'CPU used', (expr) => expr.replace('mode=', 'modus='))],
    },
    {
      name: 'a grouping by one',
      changes: [
        inQuery('k8s-logs-search', 'Clusters with hits', (expr: string) =>
          expr.replace('by (cluster)', 'by (cluster, claster)'),
        ),
      ],
    },
    {
      name: 'a grouping by one that the query demands to be empty',
      changes: [
        inQuery(OVERVIEW, 'Killed for memory', (expr: string) =>
          expr.replace('container!=""', 'container=""'),
        ),
      ],
    },
    {
      name: 'a join by one',
      changes: [
        inQuery(OVERVIEW, 'CPU committed', (expr: string) =>
          expr.replace('on (cluster, namespace, pod)', 'on (cluster, namespace, pods)'),
        ),
      ],
    },
    {
      name: 'a filter of lines by one',
      changes: [
        inQuery('k8s-logs-errors', 'Errors per second', (expr: string) =>
          expr.replaceAll('| detected_level', '| level'),
        ),
      ],
    },
  ],
})
