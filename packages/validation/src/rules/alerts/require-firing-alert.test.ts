import { describe, expect, it } from 'vitest'
import { inExpr } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/committed-trees.ts'

const LOST =
  'sum by (cluster, instance) (increase(otelcol_exporter_send_failed_log_records{job="otel-collector"}[15m]))'

describe('require-firing-alert', () => {
  it.each<[string, string, (expr: string) => string]>([
    [
      'what is absent, and 0',
      'ClusterMetricsAbsent',
      (expr) => `${expr}\n== 0\nor absent_over_time(up{cluster="homelab"}[10m])\n== 1 > 1`,
    ],
    ['a loss of less than nothing', 'CollectorLosesLogs', () => `${LOST} < 0`],
    ['a loss of nothing or more', 'CollectorLosesLogs', () => `${LOST} >= 0`],
  ])('refuses %s', async (_, alert, broken) => {
    expect(await refusedBy(inExpr(alert, broken))).toEqual(['require-firing-alert'])
  })
})
