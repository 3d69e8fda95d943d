import { addAlert, inExpr } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterInAlert } from './require-cluster-in-alert.ts'

testRule(requireClusterInAlert, {
  valid: [
    {
      name: 'an alert with the label of its one cluster',
      changes: [
        addAlert(
          'ClusterMetricsAbsent',
          '(count(up{job="node-exporter", cluster="homelab"}) or vector(0)) < 1',
          {
            cluster: 'homelab',
            severity: 'warning',
          },
        ),
      ],
    },
  ],
  invalid: [
    {
      name: 'a sum that drops the label cluster',
      changes: [inExpr('ClusterLogsAbsent', (expr) => expr.replace('sum by (cluster)', 'sum'))],
      findings: [{ severity: 'warning' }],
    },
  ],
})
