import type { Cluster } from '../fleet/cluster.ts'
import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { clusterOf, entriesOf } from '../fleet/topology.ts'
import { InternalError } from '../internal-error.ts'
import type { Duration } from '../scalars/durations.ts'
import {
  SCRAPE_TARGETS,
  scrapeTargets,
  type JobName,
  type ScrapeTarget,
  type ServiceTarget,
} from '../scrape-targets/index.ts'
import { kubeStateShards, shardName, turnsOf, type Shard } from './cluster-scrapers.ts'
import { K3S_NAMESPACE, serviceAddress, type ServicePort } from './services.ts'

/** One target of one cluster. One on the nodes is scraped once a node, every other exactly once a cluster. */
export interface ScrapeJob {
  readonly job: JobName
  readonly interval: Duration
  readonly target: ScrapeTarget
  /** Where it is scraped. None of a target on the nodes: each collector knows its own node's. */
  readonly addresses: readonly string[]
}

/** Every target of a cluster that a collector scrapes, apart from the collector itself, in a fixed order. */
export const scrapeJobsOf = (fleet: Fleet, name: ClusterName): readonly ScrapeJob[] => {
  const cluster = clusterOf(fleet, name)
  return targetsIn(cluster)
    .filter((target) => target.kind !== 'own' && !(target.kind === 'node' && target.isOnHubAlone))
    .map((target) => ({
      job: target.job,
      interval: fleet.telemetry.scrapeIntervals[target.interval],
      target,
      addresses: addressesOf(fleet, name, target),
    }))
}

/** Every target of a cluster, by any scraper. */
export const targetsIn = (cluster: Cluster): readonly ScrapeTarget[] =>
  scrapeTargets.filter(({ clusters }) => clusters === 'all' || isSet(cluster[clusters]))

const isSet = (field: boolean | object | undefined): boolean =>
  typeof field === 'object' ? Object.keys(field).length > 0 : field === true

/** The Service through which a target of a cluster is scraped. */
export const serviceOf = (fleet: Fleet, cluster: Cluster, target: ServiceTarget): ServicePort => ({
  name: target.service,
  namespace: namespaceOf(fleet, cluster, target),
  port: target.port,
  portName: target.portName,
})

const namespaceOf = (
  { telemetry, gitops }: Fleet,
  { cloudflared }: Cluster,
  target: ServiceTarget,
): string => {
  if (target.namespace === 'k3s') return K3S_NAMESPACE
  if (target.namespace === 'flux') return gitops.source.namespace
  if (target.namespace === 'telemetry') return telemetry.namespace
  if (!cloudflared) throw new InternalError(`${target.job} is scraped where there is no tunnel`)
  return cloudflared.namespace
}

/** The jobs of a shard. What is on the nodes is not shared. */
export const jobsOfShard = (jobs: readonly ScrapeJob[], shard: Shard): readonly ScrapeJob[] => {
  const turns = turnsOf(shard)
  return jobs
    .map((job) => ({ ...job, addresses: turns(job.addresses) }))
    .filter(({ addresses }) => addresses.length > 0)
}

/** The Services of kube-state-metrics in a spoke, one for each shard. */
export const kubeStateServices = (fleet: Fleet, name: ClusterName): readonly ServicePort[] => {
  const service = serviceOf(fleet, clusterOf(fleet, name), SCRAPE_TARGETS.kubeStateMetrics)
  return kubeStateShards(fleet, name).map((shard) => ({ ...service, name: shardName(service.name, shard) }))
}

const addressesOf = (fleet: Fleet, name: ClusterName, target: ScrapeTarget): readonly string[] => {
  const cluster = clusterOf(fleet, name)
  if (target.job === SCRAPE_TARGETS.kubeStateMetrics.job)
    return kubeStateServices(fleet, name).map(serviceAddress)
  if (target.kind === 'service') return [serviceAddress(serviceOf(fleet, cluster, target))]
  return target.kind === 'static' ? entriesOf(cluster.metalNodes).map(([, address]) => address) : []
}
