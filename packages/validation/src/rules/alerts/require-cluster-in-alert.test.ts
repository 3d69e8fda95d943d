import { inExpr } from '../../testing/alerts.ts'
import { requireClusterInAlert } from './require-cluster-in-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireClusterInAlert, {
  invalid: [
    {
      name: 'a sum in which the cluster is lost',
      changes: [inExpr('ClusterLogsAbsent', (expr: string) => expr.replace('sum by (cluster)', 'sum'))],
    },
  ],
})
