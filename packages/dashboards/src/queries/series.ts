import { JOB, type JobName } from '@fleet/model'
import { chosen, clusterSelector } from './matchers.ts'

const seriesOf =
  (...jobs: readonly JobName[]) =>
  (metric: string, ...matchers: readonly string[]): string =>
    `${metric}${clusterSelector(jobMatcher(jobs), ...matchers)}`

const jobMatcher = (jobs: readonly JobName[]): string =>
  jobs.length === 1 ? `job="${jobs.join('')}"` : `job=~"${jobs.join('|')}"`

/** Selects a metric of node-exporter on the clusters' own nodes. */
export const nodes = seriesOf(JOB.nodeExporter)
/** The same, with the machines beside the clusters that run a node-exporter of their own. */
export const machines = seriesOf(JOB.nodeExporter, JOB.metalNodes)
/** What Kubernetes' API says: phases, replicas, requests, limits. */
export const kubeState = seriesOf(JOB.kubeStateMetrics)
/** What containers really use. */
export const cadvisor = seriesOf(JOB.cadvisor)
export const cloudflared = seriesOf(JOB.cloudflared)
export const traefik = seriesOf(JOB.traefik)
export const collector = seriesOf(JOB.collector)
/** A metric that every job has, such as `up`. */
export const everyJob = (metric: string): string => `${metric}${clusterSelector()}`

/** Of the namespaces chosen. Only for metrics that own the label: on others it is the namespace of their exporter. */
export const IN_NAMESPACE = chosen('namespace')
