import { inAlert, inExpr } from '../../testing/alerts.ts'
import { requireOneCluster } from './require-one-cluster.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireOneCluster, {
  invalid: [
    {
      name: 'a copy in which one name was left',
      changes: [
        inExpr('ClusterLogsAbsent', (expr: string) =>
          expr.replace('cluster="homelab"', 'cluster="oracle-k3s"'),
        ),
      ],
    },
    {
      name: 'a text that speaks of another cluster',
      changes: [
        inAlert('ClusterLogsAbsent', (rule) => ({
          ...rule,
          annotations: { ...rule.annotations, summary: 'No logs arrive from oracle-k3s' },
        })),
      ],
    },
  ],
})
