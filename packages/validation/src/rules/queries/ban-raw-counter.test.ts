import { describe, expect, it } from 'vitest'
import { inAlert } from '../../testing/alerts.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { banRawCounter } from './ban-raw-counter.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banRawCounter, {
  invalid: [
    {
      name: 'an alert on the height of a counter',
      changes: [
        inAlert('CollectorLosesLogs', (rule) => [
          rule,
          {
            ...rule,
            alert: 'Another',
            for: '5m',
            expr: (() =>
              'sum by (cluster, instance) (otelcol_exporter_send_failed_log_records{job="otel-collector"}) > 5')(),
          },
        ]),
      ],
    },
  ],
})

describe('ban-raw-counter', () => {
  it('lets pass what a counter has risen by since another time', async () => {
    const series = 'otelcol_exporter_send_failed_log_records{job="otel-collector"}'
    const risen = `sum by (cluster, instance) (${series} - last_over_time(${series}[1d] offset 15m)) > 5`
    expect(
      await refusedBy(
        inAlert('CollectorLosesLogs', (rule) => [
          rule,
          { ...rule, alert: 'Another', for: '5m', expr: risen },
        ]),
      ),
    ).toEqual([])
  })
})
