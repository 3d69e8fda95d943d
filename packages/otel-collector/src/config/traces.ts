import {
  bytes,
  OTLP_PORTS,
  sampledShare,
  tracesIngest,
  TRACES_BATCH_BYTES,
  type ClusterName,
  type Fleet,
  type TraceStore,
} from '@fleet/model'
import { EXPORTER, PROCESSOR, RECEIVER } from '../component-ids.ts'
import { env, POD_IP } from '../environment.ts'
import { otlpExporter } from './exporters.ts'
import { spanMetricParts } from './span-metrics.ts'

/** OTLP from the pods of the node, by gRPC and by HTTP. */
const traceReceiver = {
  [RECEIVER.otlp]: {
    protocols: {
      grpc: { endpoint: `${env(POD_IP)}:${OTLP_PORTS.grpc}` },
      http: { endpoint: `${env(POD_IP)}:${OTLP_PORTS.http}` },
    },
  },
}

/**
 * A part of the traces, chosen by the trace's id: the spans of one trace arrive at several collectors, and each chooses alike. A
 * choice that waits for the whole trace would need all of its spans in one process. Spans with an error are kept by their
 * priority, which the sampler heeds.
 */
const traceSampling = ({ settings }: TraceStore) => {
  const share = sampledShare(settings)
  return share === undefined
    ? {}
    : {
        [PROCESSOR.keepErrors]: {
          error_mode: 'ignore',
          trace_statements: [
            'set(span.attributes["sampling.priority"], 1) where span.status.code == STATUS_CODE_ERROR',
          ],
        },
        // By the random bits of the id; the mode `hash_seed` drops spans whose `tracestate` says how an SDK chose.
        [PROCESSOR.traceSampler]: { mode: 'proportional', sampling_percentage: share },
      }
}

/**
 * Spans, in a queue on disk of their own, so that they never take the room of logs. When it is full, new ones are refused
 * at once: a program must not wait for its telemetry.
 */
const traceExporter = (fleet: Fleet, cluster: ClusterName, store: TraceStore) => ({
  [EXPORTER.otlpHttpTraces]: otlpExporter(fleet, cluster, {
    endpoint: tracesIngest(fleet, cluster, store).endpoint,
    size: bytes(store.settings.queue),
    blocks: false,
    consumers: 2,
    batch: TRACES_BATCH_BYTES,
  }),
})

const tracePipeline = (store: TraceStore) => ({
  traces: {
    receivers: [RECEIVER.otlp],
    processors: [
      PROCESSOR.memoryLimiter,
      ...Object.keys(traceSampling(store)),
      PROCESSOR.k8sAttributes,
      PROCESSOR.resource,
    ],
    exporters: [EXPORTER.otlpHttpTraces],
  },
})

/** What a collector that takes spans has beside the rest of its configuration; nothing of a fleet that keeps none. */
export const traceParts = (fleet: Fleet, cluster: ClusterName, store: TraceStore | undefined) => {
  if (!store) return NO_PARTS
  const { processors, sections, exporters, pipelines } = spanMetricParts(fleet, cluster, store)
  return {
    receivers: traceReceiver,
    sampling: traceSampling(store),
    counting: processors,
    sections,
    exporters: { ...traceExporter(fleet, cluster, store), ...exporters },
    pipelines: { ...tracePipeline(store), ...pipelines },
  }
}

const NO_PARTS = { receivers: {}, sampling: {}, counting: {}, sections: {}, exporters: {}, pipelines: {} }
