/**
 * The line of collector releases whose component names, keys and defaults the generator writes. They change between
 * releases, so another line is an error until `packages/otel-collector` supports it.
 */
export const COLLECTOR_VERSION_LINE = '0.160'

/** The counters of what a collector loses for good. Each begins with its first loss. */
export const COLLECTOR_LOSSES = {
  logsWithoutRoom: 'otelcol_exporter_enqueue_failed_log_records',
  logsRefused: 'otelcol_exporter_send_failed_log_records',
  metricsWithoutRoom: 'otelcol_receiver_refused_metric_points',
  metricsRefused: 'otelcol_exporter_send_failed_metric_points',
  spansWithoutRoom: 'otelcol_exporter_enqueue_failed_spans',
  spansRefused: 'otelcol_exporter_send_failed_spans',
} as const
