import { inAlert, inExpr } from '../../testing/alerts.ts'
import { requireLossAlert } from './require-loss-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLossAlert, {
  invalid: [
    {
      name: 'an alert that waits for fifty times what fits into the queue',
      changes: [inExpr('CollectorQueueFilling', (expr: string) => expr.replace('0.5', '50'))],
    },
    ...['CollectorLosesLogs', 'CollectorRefusesMetrics', 'CollectorQueueFilling'].map((name) => ({
      name: `trees without ${name}`,
      changes: [inAlert(name, () => [])],
    })),
    ...(
      [
        ['what was lost first', (expr: string) => expr.replace(/\nor [^]*/, '')],
        ['what is lost after that', (expr: string) => expr.replace(/^[^]*\nor /, '')],
      ] as const
    ).map(([name, half]) => ({
      name: `an alert that does not see ${name}`,
      changes: [inExpr('CollectorLosesLogs', half)],
    })),
  ],
})
