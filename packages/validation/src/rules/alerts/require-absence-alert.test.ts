import { inAlert, inExpr } from '../../testing/alerts.ts'
import { requireAbsenceAlert } from './require-absence-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireAbsenceAlert, {
  invalid: [
    {
      name: 'one that watches a single job',
      changes: [
        inExpr('ClusterMetricsAbsent', (expr: string) => expr.replace('"}', '", job="node-exporter"}')),
      ],
    },
    {
      name: 'one that tells it the day after',
      changes: [inAlert('ClusterMetricsAbsent', (rule) => ({ ...rule, for: '1d' }))],
    },
    ...['ClusterMetricsAbsent', 'ClusterLogsAbsent'].map((name) => ({
      name: `a cluster without ${name}`,
      changes: [inAlert(name, () => [])],
    })),
    ...(
      [
        ['waits for the count of lines to go', (expr: string) => expr.replace(/^[^]*\nor /, '')],
        ['fires as long as lines arrive', (expr: string) => expr.replace('== 0', '!= 0')],
      ] as const
    ).map(([name, half]) => ({
      name: `one that only ${name}`,
      changes: [inExpr('ClusterLogsAbsent', half)],
    })),
  ],
})
