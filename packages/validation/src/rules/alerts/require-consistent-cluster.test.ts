import { inAlert, inExpr } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireConsistentCluster } from './require-consistent-cluster.ts'

testRule(requireConsistentCluster, {
  invalid: [
    {
      name: 'an expression with the names of two clusters',
      changes: [
        inExpr('ClusterLogsAbsent', (expr) => expr.replace('cluster="homelab"', 'cluster="oracle-k3s"')),
      ],
    },
    {
      name: 'a summary that names another cluster',
      changes: [
        inAlert('ClusterLogsAbsent', (rule) => ({
          ...rule,
          annotations: { ...rule.annotations, summary: 'No logs arrive from oracle-k3s' },
        })),
      ],
    },
  ],
})
