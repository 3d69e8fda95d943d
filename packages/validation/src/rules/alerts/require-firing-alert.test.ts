import { describe, expect, it } from 'vitest'
import { inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'

describe('require-firing-alert', () => {
  it.each<[string, string, (expr: string) => string]>([
    [
      'what is absent, and 0',
      'ClusterMetricsAbsent',
      (expr) => `${expr}\n== 0\nor absent_over_time(up{cluster="homelab"}[10m])\n== 1 > 1`,
    ],
    ['a loss of less than nothing', 'CollectorLosesLogs', (expr) => expr.replace('> 0', '< 0')],
    ['a first loss of less than nothing', 'CollectorLosesLogs', (expr) => expr.replace(/> 0$/, '< 0')],
    ['what is no comparison', 'ScrapeJobAbsent', (expr) => expr.replace(/unless[^]*/, '')],
    ['a loss of nothing or more', 'CollectorLosesLogs', (expr) => expr.replace('> 0', '>= 0')],
  ])('refuses %s', async (_, alert, broken) => {
    expect(await refusedBy(inExpr(alert, broken))).toEqual(['require-firing-alert'])
  })
})
