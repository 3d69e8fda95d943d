import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/committed-trees.ts'

describe('ban-raw-counter', () => {
  it('refuses an alert on the height of a counter', async () => {
    const raw = () =>
      'sum by (cluster, instance) (otelcol_exporter_send_failed_log_records{job="otel-collector"}) > 5'
    expect(
      await refusedBy(
        inAlert('CollectorLosesLogs', (rule) => [
          rule,
          { ...rule, alert: 'Another', for: '5m', expr: raw() },
        ]),
      ),
    ).toEqual(['ban-raw-counter'])
  })
})
