import {
  CLUSTER_LABEL,
  sampledShare,
  SPAN_BUCKETS,
  SPAN_METRICS_JOB,
  type ClusterName,
  type Fleet,
  type SpanMetrics,
  type TraceStore,
} from '@fleet/model'
import { CONNECTOR, EXPORTER, PROCESSOR, RECEIVER } from '../component-ids.ts'
import { env, NODE_NAME } from '../environment.ts'
import { spanMetricsRemoteWrite } from './exporters.ts'

/** A span inside a service is a step of a request and none itself. Programs name them as they like, and have most of them. */
const onlyRequests = {
  [PROCESSOR.onlyRequests]: {
    error_mode: 'ignore',
    trace_conditions: ['span.kind == SPAN_KIND_INTERNAL or span.kind == SPAN_KIND_UNSPECIFIED'],
  },
}

/** The first four of the fourteen hexadecimal digits of an id that are random. */
const RANDOM_DIGITS = 'Substring(span.trace_id.string, 18, 4)'

/** Below it no trace is kept. The sampler rounds its own threshold to these digits, or finer: this one is never lower. */
const leastKept = (percentage: number): string =>
  (Math.floor((1 - percentage / 100) * 16 ** 4) + 1).toString(16).padStart(4, '0')

/**
 * Where a sample is taken, only spans that the sampler keeps may be examples: it chooses by the same digits. What it makes of the
 * choice of an SDK, in `tracestate`, is not repeated here.
 */
const keptExemplars = ({ settings }: TraceStore) => {
  const share = sampledShare(settings)
  return share === undefined
    ? {}
    : {
        [PROCESSOR.keptExemplars]: {
          error_mode: 'ignore',
          trace_statements: [
            `set(span.trace_id, TraceID(0x${'0'.repeat(32)})) where span.status.code != STATUS_CODE_ERROR and (IsMatch(span.trace_state, "ot=") or ${RANDOM_DIGITS} < "${leastKept(share)}")`,
          ],
        },
      }
}

/** The attribute that all spans of a collector share. Its limit is for each resource, and by this key there is one. */
const KEY = CLUSTER_LABEL

const connector = (fleet: Fleet, { limit }: SpanMetrics) => ({
  [CONNECTOR.spanMetrics]: {
    resource_metrics_key_attributes: [KEY],
    aggregation_cardinality_limit: limit,
    dimensions: [{ name: 'k8s.namespace.name' }],
    // Its own id is another one after each start; the label `instance` has the node.
    exclude_dimensions: ['collector.instance.id'],
    histogram: { unit: 's', explicit: { buckets: SPAN_BUCKETS.map((bound) => `${bound}ms`) } },
    // One: of several of one bucket and one time, Prometheus refuses those that are less than the one before.
    exemplars: { enabled: true, max_per_data_point: 1 },
    metrics_flush_interval: fleet.telemetry.scrapeIntervals.collector,
    // What nobody asks for any more makes room for what is new.
    series_expiration: '1h',
  },
})

/** The connector gives the resource of the first span that it saw to all of its metrics: that of a pod among many. */
const ownResource = {
  [PROCESSOR.oneResource]: {
    error_mode: 'ignore',
    metric_statements: ['keep_keys(resource.attributes, [])'],
  },
  [PROCESSOR.spanMetricsResource]: {
    attributes: [
      { key: 'service.name', value: SPAN_METRICS_JOB, action: 'upsert' },
      { key: 'service.instance.id', value: env(NODE_NAME), action: 'upsert' },
    ],
  },
}

const NOTHING = { processors: {}, sections: {}, exporters: {}, pipelines: {} }

/** What a collector that counts its spans has for it. It counts all of them, before a sample is taken. */
export const spanMetricParts = (fleet: Fleet, cluster: ClusterName, store: TraceStore) => {
  const { spanMetrics } = store.settings
  if (!spanMetrics) return NOTHING
  const kept = keptExemplars(store)
  return {
    processors: { ...onlyRequests, ...kept, ...ownResource },
    sections: { connectors: connector(fleet, spanMetrics) },
    exporters: spanMetricsRemoteWrite(fleet, cluster),
    pipelines: {
      'traces/span_metrics': {
        receivers: [RECEIVER.otlp],
        processors: [
          PROCESSOR.memoryLimiter,
          PROCESSOR.onlyRequests,
          PROCESSOR.k8sAttributes,
          PROCESSOR.resource,
          ...Object.keys(kept),
        ],
        exporters: [CONNECTOR.spanMetrics],
      },
      'metrics/span_metrics': {
        receivers: [CONNECTOR.spanMetrics],
        processors: [
          PROCESSOR.memoryLimiter,
          PROCESSOR.oneResource,
          PROCESSOR.resource,
          PROCESSOR.spanMetricsResource,
        ],
        exporters: [EXPORTER.spanMetricsRemoteWrite],
      },
    },
  }
}
