import type { Cluster } from '../fleet/cluster.ts'
import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { clusterOf, entriesOf } from '../fleet/topology.ts'
import type { HostPort } from '../scalars/addresses.ts'
import type { Duration } from '../scalars/durations.ts'
import {
  cloudflaredMetricsService,
  kubeStateMetricsService,
  traefikMetricsService,
  type ServicePort,
} from './services.ts'

/**
 * The label `job` of each exporter's series, the same in every cluster: dashboards and rules select by it. The first
 * two are kube-prometheus-stack's names.
 */
export const JOB = {
  nodeExporter: 'node-exporter',
  kubeStateMetrics: 'kube-state-metrics',
  metalNodes: 'node-exporter-metal-nodes',
  /** The kubelet's endpoint /metrics/cadvisor; kube-prometheus-stack names the job after the kubelet. */
  cadvisor: 'kubelet',
  cloudflared: 'cloudflared',
  traefik: 'traefik',
  collector: 'otel-collector',
} as const
export type JobName = (typeof JOB)[keyof typeof JOB]

/** The port of node-exporter on every node's own address (it runs in the host's network). */
export const NODE_EXPORTER_PORT = 9100

/**
 * The kubelet's authenticated port. k3s exposes the metrics of all its components there, so nothing else is scraped.
 */
export const KUBELET_PORT = 10250

/** What is scraped: a port on the collector's own node, a Service, or fixed addresses. */
export type ScrapeTarget =
  | { readonly kind: 'node'; readonly port: number }
  | { readonly kind: 'service'; readonly service: ServicePort }
  | { readonly kind: 'static'; readonly addresses: readonly HostPort[] }

/** One exporter of one cluster. A `node` target is scraped once for each node, every other once for each cluster. */
export interface ScrapeJob {
  readonly job: JobName
  readonly interval: Duration
  readonly target: ScrapeTarget
}

/** Every exporter of a cluster apart from the collector itself, in a fixed order. */
export const scrapeJobsOf = (fleet: Fleet, name: ClusterName): readonly ScrapeJob[] => {
  const cluster = clusterOf(fleet, name)
  return [...nodeJobs(fleet), ...clusterJobs(fleet, cluster), ...metalNodeJobs(fleet, cluster)]
}

const nodeJobs = ({ telemetry: { scrapeIntervals } }: Fleet): ScrapeJob[] => [
  {
    job: JOB.nodeExporter,
    interval: scrapeIntervals.nodeExporter,
    target: { kind: 'node', port: NODE_EXPORTER_PORT },
  },
  { job: JOB.cadvisor, interval: scrapeIntervals.cadvisor, target: { kind: 'node', port: KUBELET_PORT } },
]

const clusterJobs = (fleet: Fleet, cluster: Cluster): ScrapeJob[] => {
  const { scrapeIntervals } = fleet.telemetry
  const jobs: ScrapeJob[] = [
    {
      job: JOB.kubeStateMetrics,
      interval: scrapeIntervals.kubeStateMetrics,
      target: { kind: 'service', service: kubeStateMetricsService(fleet) },
    },
  ]
  if (cluster.cloudflared) {
    const service = cloudflaredMetricsService(cluster.cloudflared)
    jobs.push({
      job: JOB.cloudflared,
      interval: scrapeIntervals.cloudflared,
      target: { kind: 'service', service },
    })
  }
  if (cluster.traefik) {
    const service = traefikMetricsService()
    jobs.push({ job: JOB.traefik, interval: scrapeIntervals.traefik, target: { kind: 'service', service } })
  }
  return jobs
}

const metalNodeJobs = ({ telemetry: { scrapeIntervals } }: Fleet, { metalNodes }: Cluster): ScrapeJob[] => {
  const addresses = entriesOf(metalNodes).map(([, address]) => address)
  if (addresses.length === 0) return []
  return [
    { job: JOB.metalNodes, interval: scrapeIntervals.nodeExporter, target: { kind: 'static', addresses } },
  ]
}
