import {
  JOB,
  POSTGRES_EXPORTER,
  PROBES_JOB,
  PROMETHEUS_JOB,
  SERIES_BUDGET,
  SPAN_METRICS_JOB,
  type JobName,
} from '@fleet/model'
import { chosen, clusterSelector } from './matchers.ts'

type ScrapedJob =
  | JobName
  | typeof PROMETHEUS_JOB
  | typeof PROBES_JOB
  | typeof SPAN_METRICS_JOB
  | typeof POSTGRES_EXPORTER.job

const seriesOf =
  (...jobs: readonly ScrapedJob[]) =>
  (metric: string, ...matchers: readonly string[]): string =>
    `${metric}${clusterSelector(jobMatcher(jobs), ...matchers)}`

const jobMatcher = (jobs: readonly ScrapedJob[]): string =>
  jobs.length === 1 ? `job="${jobs.join('')}"` : `job=~"${jobs.join('|')}"`

/** Selects a metric of node-exporter on the clusters' own nodes. */
export const nodes = seriesOf(JOB.nodeExporter)
/** The same, with the metal nodes. */
export const machines = seriesOf(JOB.nodeExporter, JOB.metalNodes)
/** The state in Kubernetes' API: phases, replicas, requests, limits. */
export const kubeState = seriesOf(JOB.kubeStateMetrics)
/** The use of resources by containers. */
export const cadvisor = seriesOf(JOB.cadvisor)
export const cloudflared = seriesOf(JOB.cloudflared)
export const traefik = seriesOf(JOB.traefik)
export const collector = seriesOf(JOB.collector)
/** The hub's Prometheus about itself: on the hub alone. */
export const hubPrometheus = seriesOf(PROMETHEUS_JOB)
/** A series for each cluster of the inventory, silent ones too, whose value is its budget of active series. */
export const budgets = (): string => `${SERIES_BUDGET}${clusterSelector()}`
/** What Flux' controllers measure of their work. */
export const fluxControllers = seriesOf(JOB.sourceController, JOB.kustomizeController, JOB.helmController)
/** What the probes of URLs say. */
export const probes = seriesOf(PROBES_JOB)
/** What collectors count of the spans of their nodes. */
export const spans = seriesOf(SPAN_METRICS_JOB)
/** What the exporter beside each PostgreSQL says of it. */
export const databases = seriesOf(POSTGRES_EXPORTER.job)
/** A metric that every job has, such as `up`. */
export const everyJob = (metric: string): string => `${metric}${clusterSelector()}`

/** Matches the chosen namespaces. Only for metrics with their own label: on others it is the exporter's namespace. */
export const IN_NAMESPACE = chosen('namespace')
