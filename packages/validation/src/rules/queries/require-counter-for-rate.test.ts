import { inAlert } from '../../testing/alerts.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireCounterForRate } from './require-counter-for-rate.ts'
import { testRule } from '../../testing/test-rule.ts'

const OVERVIEW = 'k8s-multicluster-overview'

testRule(requireCounterForRate, {
  invalid: [
    {
      name: 'the rate of what goes up and down',
      changes: [
        inQuery(OVERVIEW, 'Memory used', (expr: string) =>
          expr.replace(/(node_memory_MemAvailable_bytes\{[^)]*\})/, 'rate($1[5m])'),
        ),
      ],
    },
    {
      name: 'the difference of a counter, which restarts make negative',
      changes: [
        inAlert('CollectorLosesLogs', (rule) => [
          rule,
          {
            ...rule,
            alert: 'Another',
            for: '5m',
            expr: (() =>
              'sum by (cluster, instance) (delta(otelcol_exporter_send_failed_log_records{job="otel-collector"}[15m])) > 0')(),
          },
        ]),
      ],
    },
  ],
})
