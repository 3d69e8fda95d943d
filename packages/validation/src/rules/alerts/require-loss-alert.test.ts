import { expect } from 'vitest'
import { inAlert, inExpr } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireLossAlert } from './require-loss-alert.ts'

testRule(requireLossAlert, {
  invalid: [
    {
      name: 'an alert on fifty times what fits into the queue',
      changes: [inExpr('CollectorQueueFilling', (expr) => expr.replace('0.5', '50'))],
      findings: [{ severity: 'warning', message: expect.stringContaining('otelcol_exporter_queue_size') }],
    },
    ...['CollectorLosesLogs', 'CollectorRefusesMetrics', 'CollectorQueueFilling'].map((name) => ({
      name: `trees without ${name}`,
      changes: [inAlert(name, () => [])],
    })),
    {
      name: 'an alert that misses the first loss',
      changes: [inExpr('CollectorLosesLogs', (expr) => expr.replace(/\nor [^]*/, ''))],
    },
    {
      name: 'an alert that misses later losses',
      changes: [inExpr('CollectorLosesLogs', (expr) => expr.replace(/^[^]*\nor /, ''))],
    },
  ],
})
