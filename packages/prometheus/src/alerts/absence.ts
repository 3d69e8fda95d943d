import { JOB, type ClusterName } from '@fleet/model'
import type { Alert } from './alert.ts'

/**
 * A silent cluster has no series that a rule could select, so each cluster is named: only then is absence visible.
 * Prometheus forgets a series after five minutes without a sample; the windows leave a collector time to restart.
 */
export const absenceAlerts = (cluster: ClusterName): readonly Alert[] => [
  {
    alert: 'ClusterMetricsAbsent',
    expr: `absent_over_time(up{cluster="${cluster}"}[10m])`,
    for: '5m',
    severity: 'critical',
    summary: `No metrics arrive from ${cluster}`,
    description: `Nothing of ${cluster} has been scraped or pushed for 15 minutes: look at its collector, at the tailnet, and at the hub's node port.`,
  },
  {
    alert: 'ClusterLogsAbsent',
    expr: [
      `sum by (cluster) (rate(otelcol_exporter_sent_log_records{cluster="${cluster}", job="${JOB.collector}"}[30m])) == 0`,
      `or absent_over_time(otelcol_exporter_sent_log_records{cluster="${cluster}", job="${JOB.collector}"}[30m])`,
    ].join('\n'),
    for: '5m',
    severity: 'critical',
    summary: `No logs arrive from ${cluster}`,
    description: `The collectors of ${cluster} have sent no line for 30 minutes, or cannot be asked: look at their own logs, and at Loki's gateway.`,
  },
]

/** A job of yesterday that is absent today: its target, its Service or its scrape configuration is gone. */
export const jobAbsent: Alert = {
  alert: 'ScrapeJobAbsent',
  expr: 'group by (cluster, job) (max_over_time(up[1d]))\nunless group by (cluster, job) (up)',
  for: '10m',
  severity: 'warning',
  summary: 'Nothing is scraped any more as {{ $labels.job }} in {{ $labels.cluster }}',
  description:
    'It was within the last day. If it was taken away on purpose, this ends by itself a day later.',
}
