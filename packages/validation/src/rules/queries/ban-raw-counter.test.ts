import { addAlert } from '../../testing/alerts.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banRawCounter } from './ban-raw-counter.ts'

const COUNTER = 'otelcol_exporter_send_failed_log_records{job="otel-collector"}'

const alertOn = (expr: string) => addAlert('CollectorLosesLogs', `sum by (cluster, instance) (${expr}) > 5`)

testRule(banRawCounter, {
  valid: [
    {
      name: 'the rise of a counter since another time',
      changes: [alertOn(`${COUNTER} - last_over_time(${COUNTER}[1d] offset 15m)`)],
    },
  ],
  invalid: [
    {
      name: 'an alert on the height of a counter',
      changes: [alertOn(COUNTER)],
      findings: [{ severity: 'warning' }],
    },
  ],
})
