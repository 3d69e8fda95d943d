import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'

const OVERVIEW = 'k8s-multicluster-overview'

describe('require-counter-for-rate', () => {
  it('refuses the rate of what goes up and down', async () => {
    const rated = (expr: string) => expr.replace(/(node_memory_MemAvailable_bytes\{[^)]*\})/, 'rate($1[5m])')
    expect(await refusedBy(inQuery(OVERVIEW, 'Memory used', rated))).toEqual(['require-counter-for-rate'])
  })

  it('refuses the difference of a counter, which restarts make negative', async () => {
    const fallen = () =>
      'sum by (cluster, instance) (delta(otelcol_exporter_send_failed_log_records{job="otel-collector"}[15m])) > 0'
    expect(
      await refusedBy(
        inAlert('CollectorLosesLogs', (rule) => [
          rule,
          { ...rule, alert: 'Another', for: '5m', expr: fallen() },
        ]),
      ),
    ).toEqual(['require-counter-for-rate'])
  })
})
