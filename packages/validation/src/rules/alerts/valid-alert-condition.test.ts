import { expect } from 'vitest'
import { inExpr } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validAlertCondition } from './valid-alert-condition.ts'

testRule(validAlertCondition, {
  invalid: [
    {
      name: 'a loss of less than nothing',
      changes: [inExpr('CollectorLosesLogs', (expr) => expr.replace('> 0', '< 0'))],
      findings: [{ message: expect.stringContaining('never true: < 0') }],
    },
    {
      name: 'a first loss of less than nothing',
      changes: [inExpr('CollectorLosesLogs', (expr) => expr.replace(/> 0$/, '< 0'))],
    },
    {
      name: 'an absence that equals 0',
      changes: [
        inExpr(
          'ClusterMetricsAbsent',
          (expr) => `${expr}\n== 0\nor absent_over_time(up{cluster="homelab"}[10m])\n== 1 > 1`,
        ),
      ],
    },
    {
      name: 'an expression without a comparison',
      changes: [inExpr('ScrapeJobAbsent', (expr) => expr.replace(/unless[^]*/, ''))],
    },
    {
      name: 'a loss of nothing or more',
      changes: [inExpr('CollectorLosesLogs', (expr) => expr.replace('> 0', '>= 0'))],
      findings: [{ message: 'the alert CollectorLosesLogs is true of every series that exists' }],
    },
  ],
})
