import { inAlert, inExpr } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterAbsenceAlert } from './require-cluster-absence-alert.ts'

testRule(requireClusterAbsenceAlert, {
  invalid: [
    {
      name: 'an alert that fires a day later',
      changes: [inAlert('ClusterMetricsAbsent', (rule) => ({ ...rule, for: '1d' }))],
    },
    {
      name: 'an alert that watches a single job',
      changes: [inExpr('ClusterMetricsAbsent', (expr) => expr.replace('"}', '", job="node-exporter"}'))],
    },
    ...['ClusterMetricsAbsent', 'ClusterLogsAbsent'].map((name) => ({
      name: `a cluster without ${name}`,
      changes: [inAlert(name, () => [])],
    })),
    {
      name: 'an alert that only fires when the count of lines is absent',
      changes: [inExpr('ClusterLogsAbsent', (expr) => expr.replace(/^[^]*\nor /, ''))],
    },
    {
      name: 'an alert that fires while lines arrive',
      changes: [inExpr('ClusterLogsAbsent', (expr) => expr.replace('== 0', '!= 0'))],
    },
  ],
})
