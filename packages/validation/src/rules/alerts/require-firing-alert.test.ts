import { inExpr } from '../../testing/alerts.ts'
import { requireFiringAlert } from './require-firing-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireFiringAlert, {
  invalid: [
    ...(
      [
        [
          'what is absent, and 0',
          'ClusterMetricsAbsent',
          (expr: string) => `${expr}\n== 0\nor absent_over_time(up{cluster="homelab"}[10m])\n== 1 > 1`,
        ],
        ['a loss of less than nothing', 'CollectorLosesLogs', (expr: string) => expr.replace('> 0', '< 0')],
        [
          'a first loss of less than nothing',
          'CollectorLosesLogs',
          (expr: string) => expr.replace(/> 0$/, '< 0'),
        ],
        ['what is no comparison', 'ScrapeJobAbsent', (expr: string) => expr.replace(/unless[^]*/, '')],
        ['a loss of nothing or more', 'CollectorLosesLogs', (expr: string) => expr.replace('> 0', '>= 0')],
      ] as const
    ).map(([name, alert, broken]) => ({ name, changes: [inExpr(alert, broken)] })),
  ],
})
