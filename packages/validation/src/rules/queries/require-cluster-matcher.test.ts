import { changeIn, inQuery } from '../../testing/dashboard-changes.ts'
import { requireClusterMatcher } from './require-cluster-matcher.ts'
import { testRule } from '../../testing/test-rule.ts'

const MATCHER = 'cluster=~"${cluster}", '

testRule(requireClusterMatcher, {
  invalid: [
    {
      name: 'a panel of metrics without it',
      changes: [inQuery('k8s-multicluster-overview', 'CPU used', (expr) => expr.replace(MATCHER, ''))],
    },
    {
      name: 'a panel of logs without it',
      changes: [inQuery('k8s-logs-errors', 'Errors', (expr) => expr.replace(MATCHER, ''))],
    },
    {
      name: 'a choice of the namespaces of every cluster',
      changes: [
        changeIn('k8s-logs-pod', ['templating', 'list', 2, 'query'], (query: string) =>
          query.replace(MATCHER, ''),
        ),
      ],
    },
  ],
})
