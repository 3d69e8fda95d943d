import { inExpr } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterInAlert } from './require-cluster-in-alert.ts'

testRule(requireClusterInAlert, {
  invalid: [
    {
      name: 'a sum that drops the label cluster',
      changes: [inExpr('ClusterLogsAbsent', (expr) => expr.replace('sum by (cluster)', 'sum'))],
      findings: [{ severity: 'warning' }],
    },
  ],
})
