import { describe, expect, it } from 'vitest'
import { addAlert, inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireMetricAbsenceAlert } from './require-metric-absence-alert.ts'

testRule(requireMetricAbsenceAlert, {
  invalid: [
    {
      name: 'an alert on no packets from a program that may be gone',
      changes: [
        addAlert(
          'CollectorQueueFilling',
          'sum by (cluster, job) (rate(node_network_receive_bytes_total{job="node-exporter"}[15m])) == 0',
        ),
      ],
      findings: [{ severity: 'warning' }],
    },
  ],
})

describe('require-metric-absence-alert', () => {
  it('wants the absence of the same cluster', async () => {
    const halved = inExpr('ClusterLogsAbsent', (expr) => expr.replace(/\nor [^]*/, ''))
    expect(await refusedBy(halved)).toContain('require-metric-absence-alert')
  })
})
