import { NAMES } from '@fleet/kubernetes'
import {
  clusterScrapers,
  jobsOfShard,
  PROMETHEUS_JOB,
  scrapeJobsOf,
  seconds,
  targetsIn,
  type Fleet,
  type JobName,
  type ScrapeTarget,
} from '@fleet/model'
import type { LiveCluster } from '../../live/live-cluster.ts'

/** A job whose samples must arrive from a cluster. */
export interface ArrivingJob {
  readonly job: JobName
  /** How often a sample is due, in seconds. */
  readonly interval: number
  /** What scrapes it: `DaemonSet monitoring/otel-collector`. */
  readonly scraper: string
  /** The label `instance` of a node's target, where each node has one: its name, or any of its addresses. */
  readonly instancesOn?: (node: string, addresses: readonly string[]) => readonly string[]
}

/** Each job of a cluster once: the kubelet's has two targets on each node. */
export const jobsOf = (fleet: Fleet, cluster: LiveCluster): readonly ArrivingJob[] => {
  const jobs = new Map<JobName, ArrivingJob>()
  for (const target of targetsIn(cluster.facts)) {
    const isLeftOut = target.kind === 'node' && target.isOnHubAlone === true && !cluster.isHub
    if (!isLeftOut) jobs.set(target.job, arriving(fleet, cluster, target))
  }
  return [...jobs.values()]
}

const arriving = (fleet: Fleet, cluster: LiveCluster, target: ScrapeTarget): ArrivingJob => ({
  job: target.job,
  interval: seconds(fleet.telemetry.scrapeIntervals[target.interval]),
  scraper: scraperOf(fleet, cluster, target),
  ...(target.kind === 'node' && {
    instancesOn: (_, addresses) => addresses.map((address) => `${address}:${target.port}`),
  }),
  ...(target.kind === 'own' && { instancesOn: (node) => [node] }),
})

/** On the hub Prometheus scrapes all; on a spoke of several nodes, what is there once has collectors of its own. */
const scraperOf = (fleet: Fleet, { isHub, name }: LiveCluster, { kind, job }: ScrapeTarget): string => {
  const { namespace } = fleet.telemetry
  if (isHub) return `Prometheus ${namespace}/${PROMETHEUS_JOB}`
  const scrapers = kind === 'node' || kind === 'own' ? [] : clusterScrapers(fleet, name)
  const scraper = scrapers.find(({ shard }) =>
    jobsOfShard(scrapeJobsOf(fleet, name), shard).some((scraped) => scraped.job === job),
  )
  return scraper ? `Deployment ${namespace}/${scraper.name}` : `DaemonSet ${namespace}/${NAMES.otelCollector}`
}

/** The command that shows what a scraper says of its scrapes. */
export const logOfScraper = (scraper: string, { facts }: LiveCluster): string => {
  const [kind = '', namespace = '', name = ''] = scraper.split(/[ /]/)
  const object = kind === 'Prometheus' ? `statefulset/prometheus-${name}` : `${kind.toLowerCase()}/${name}`
  return `kubectl --context ${facts.kubeContext} --namespace ${namespace} logs ${object} --tail=30`
}
