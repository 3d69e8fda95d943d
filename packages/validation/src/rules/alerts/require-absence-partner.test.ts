import { describe, expect, it } from 'vitest'
import { inAlert, inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { requireAbsencePartner } from './require-absence-partner.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireAbsencePartner, {
  invalid: [
    {
      name: 'to wait for no packets from a program that may be gone',
      changes: [
        inAlert('CollectorQueueFilling', (rule) => [
          rule,
          {
            ...rule,
            alert: 'Silent',
            expr: (() =>
              'sum by (cluster, job) (rate(node_network_receive_bytes_total{job="node-exporter"}[15m])) == 0')(),
            annotations: { summary: 'Silent', description: 'Look' },
          },
        ]),
      ],
    },
  ],
})

describe('require-absence-partner', () => {
  it('takes the absence in one cluster for no partner of a wait in another', async () => {
    const halved = inExpr('ClusterLogsAbsent', (expr) => expr.replace(/\nor [^]*/, ''))
    expect(await refusedBy(halved)).toContain('require-absence-partner')
  })
})
