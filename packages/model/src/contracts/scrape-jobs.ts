import type { Cluster } from '../fleet/cluster.ts'
import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { clusterOf, entriesOf } from '../fleet/topology.ts'
import { InternalError } from '../internal-error.ts'
import type { Duration } from '../scalars/durations.ts'
import {
  scrapeTargets,
  type JobName,
  type ScrapeTarget,
  type ServiceTarget,
} from '../scrape-targets/index.ts'
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
      addresses: addressesOf(fleet, cluster, target),
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

const addressesOf = (fleet: Fleet, cluster: Cluster, target: ScrapeTarget): readonly string[] => {
  if (target.kind === 'service') return [serviceAddress(serviceOf(fleet, cluster, target))]
  return target.kind === 'static' ? entriesOf(cluster.metalNodes).map(([, address]) => address) : []
}
