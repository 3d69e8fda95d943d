import type { Fleet } from '../fleet/fleet.ts'
import type { SpanMetrics } from '../fleet/span-metrics.ts'

/** What a fleet counts of its spans, where it does. */
export const spanMetricsOf = ({ hub }: Fleet): SpanMetrics | undefined => hub.traces?.spanMetrics

/** The job of the series that collectors make of spans; their instance is the node. */
export const SPAN_METRICS_JOB = 'span-metrics'

/** The names under which Prometheus stores them. */
export const SPAN_METRIC = {
  calls: 'traces_span_metrics_calls_total',
  duration: 'traces_span_metrics_duration_seconds',
} as const

/** The label of an exemplar that holds the id of its trace, as the remote write of a collector names it. */
export const EXEMPLAR_TRACE_ID = 'trace_id'
