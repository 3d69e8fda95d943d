import { addAlert } from '../../testing/alerts.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireCounterForRate } from './require-counter-for-rate.ts'

testRule(requireCounterForRate, {
  invalid: [
    {
      name: 'the rate of a gauge',
      changes: [
        inQuery('k8s-multicluster-overview', 'Memory of each cluster', (expr) =>
          expr.replace(/(node_memory_MemAvailable_bytes\{[^)]*\})/, 'rate($1[5m])'),
        ),
      ],
    },
    {
      name: 'the delta of a counter, which restarts make negative',
      changes: [
        addAlert(
          'CollectorLosesLogs',
          'sum by (cluster, instance) (delta(otelcol_exporter_send_failed_log_records{job="otel-collector"}[15m])) > 0',
        ),
      ],
    },
  ],
})
