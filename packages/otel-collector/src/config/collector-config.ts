import type { ClusterName, Fleet, OwnScrape, ScrapeJob, TraceStore } from '@fleet/model'
import { EXPORTER, PROCESSOR, RECEIVER } from '../component-ids.ts'
import { otlpHttp, prometheusRemoteWrite } from './exporters.ts'
import { sendsCredential } from '../push-credential.ts'
import { fileStorage, healthCheck, pushCredential } from './extensions.ts'
import { logReceiver } from './log-receiver.ts'
import { metricReceivers, selfReceiver } from './metric-receivers.ts'
import { clusterResource, k8sAttributes, memoryLimiter } from './processors.ts'
import { ownReceivers } from './own-receivers.ts'
import { selfTelemetry, type SelfMetrics } from './self-telemetry.ts'
import { traceParts } from './traces.ts'

/** The tasks of one collector. */
export interface CollectorDuties {
  /** Reads the logs of its node: the prefix of its own pods' names, and how it finds a line's origin. */
  readonly logs?: { readonly ownPods: string; readonly operators: readonly object[] }
  /** Takes spans from the pods of its node, where the fleet keeps them. Only beside logs, whose disk its queue is on. */
  readonly traces?: TraceStore | undefined
  /** Scrapes and pushes metrics, also its own; `nodeAddress` is the address of its node's exporters. */
  readonly metrics?: {
    readonly jobs: readonly ScrapeJob[]
    readonly ownScrapes: readonly OwnScrape[]
    readonly nodeAddress: string
  }
  readonly self: SelfMetrics
}

/** The whole configuration of a collector of any cluster. It defines only what a pipeline uses. */
export const collectorConfig = (fleet: Fleet, cluster: ClusterName, duties: CollectorDuties) => {
  const { logs, metrics, self } = duties
  const traces = traceParts(fleet, cluster, duties.traces)
  const ownMetrics = metrics && selfReceiver(fleet.telemetry.scrapeIntervals.collector)
  const scrapes = {
    ...(metrics && metricReceivers(metrics.jobs, metrics.nodeAddress)),
    ...(metrics && ownReceivers(metrics.ownScrapes)),
    ...ownMetrics,
  }
  const extensions = {
    ...healthCheck,
    ...(logs && fileStorage),
    ...(sendsCredential(fleet, cluster) && pushCredential),
  }
  return {
    extensions,
    receivers: {
      ...(logs && { [RECEIVER.fileLog]: logReceiver(fleet, logs.ownPods, logs.operators) }),
      ...traces.receivers,
      ...scrapes,
    },
    processors: {
      ...memoryLimiter(fleet.telemetry.collector.memoryLimit),
      ...traces.sampling,
      ...(logs && k8sAttributes(fleet)),
      ...clusterResource(cluster),
      ...traces.counting,
    },
    ...traces.sections,
    exporters: {
      ...(logs && otlpHttp(fleet, cluster)),
      ...traces.exporters,
      ...(metrics && prometheusRemoteWrite(fleet, cluster, [...metrics.jobs, ...metrics.ownScrapes])),
    },
    service: {
      extensions: Object.keys(extensions),
      pipelines: {
        ...(logs && logPipeline),
        ...traces.pipelines,
        ...(metrics && metricPipeline(Object.keys(scrapes))),
      },
      telemetry: selfTelemetry(self),
    },
  }
}

const logPipeline = {
  logs: {
    receivers: [RECEIVER.fileLog],
    processors: [PROCESSOR.memoryLimiter, PROCESSOR.k8sAttributes, PROCESSOR.resource],
    exporters: [EXPORTER.otlpHttp],
  },
}

/** Without `k8s_attributes`: its `service.namespace` would turn the label `job` into `<namespace>/<job>`. */
const metricPipeline = (receivers: string[]) => ({
  metrics: {
    receivers,
    processors: [PROCESSOR.memoryLimiter, PROCESSOR.resource],
    exporters: [EXPORTER.prometheusRemoteWrite],
  },
})
