import { errorsInLogsql } from '../../testing/victoria-logs-panel.ts'
import { changeIn, inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterMatcher } from './require-cluster-matcher.ts'

const MATCHER = 'cluster=~"${cluster}", '

testRule(requireClusterMatcher, {
  invalid: [
    {
      name: 'a panel of metrics without the matcher',
      changes: [
        inQuery('k8s-multicluster-overview', 'CPU of each cluster', (expr) => expr.replace(MATCHER, '')),
      ],
      findings: [{ severity: 'warning' }],
    },
    {
      name: 'a panel of logs without the matcher',
      changes: [inQuery('k8s-logs-errors', 'Errors', (expr) => expr.replace(MATCHER, ''))],
    },
    {
      name: 'a variable of the namespaces of every cluster',
      changes: [
        changeIn('k8s-logs-pod', ['templating', 'list', 2, 'query'], (query) => query.replace(MATCHER, '')),
      ],
    },
    {
      name: 'a panel of LogsQL that selects other streams',
      changes: errorsInLogsql('{job="a"} level:=error | stats count() as lines'),
    },
  ],
})
