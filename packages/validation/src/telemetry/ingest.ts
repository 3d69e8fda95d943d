import { podsBehind } from '../tree/network/pods-behind.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import type { FleetExport } from './fleet-exports.ts'
import { movedPartsOf, mayBeService, mayChoosePods } from '../tree/charts/moved-parts.ts'
import type { Pods } from '../tree/workloads/pods.ts'
import { servicesOf, findService, serviceAddressIn, type ServiceFacts } from '../tree/network/services.ts'
import { servicesByNodePort } from '../tree/network/node-ports.ts'

/** What answers at the URL of an export. */
export interface Ingest {
  readonly owner: string
  readonly cluster: ClusterView
  readonly pods: readonly Pods[]
  /** Whether values of a chart move what may be there, so that no rule can tell. */
  readonly isUnknown: boolean
}

/** Nothing where no tree has a Service for the URL. */
export const ingestOf = (fleet: FleetView, exported: FleetExport): Ingest | undefined =>
  exported.isInside ? insideIngest(exported) : outsideIngest(fleet, exported)

const insideIngest = ({ from, url }: FleetExport): Ingest | undefined => {
  const address = serviceAddressIn(url.host)
  const service = address && findService(from, address.namespace, address.name)
  if (service?.ports.some(({ number }) => number === address?.port)) return leadingTo(from, service)
  return address && !service && mayBeService(movedPartsOf(from), address.namespace)
    ? { owner: `Service ${address.namespace}/${address.name}`, cluster: from, pods: [], isUnknown: true }
    : undefined
}

const outsideIngest = (fleet: FleetView, { url }: FleetExport): Ingest | undefined => {
  const [found] = servicesByNodePort(fleet).get(Number(url.port)) ?? []
  if (!found) return undefined
  const { cluster, service } = found
  return leadingTo(cluster, service)
}

const leadingTo = (cluster: ClusterView, service: ServiceFacts): Ingest => {
  const pods = podsBehind(cluster, service)
  return {
    owner: service.owner,
    cluster,
    pods,
    isUnknown: mayLeadAway(cluster, service) && pods.length === 0,
  }
}

/** Whether the pods behind a Service may be some that the values of their chart move. */
const mayLeadAway = (cluster: ClusterView, { selector, namespace }: ServiceFacts): boolean =>
  selector !== undefined && mayChoosePods(movedPartsOf(cluster), namespace, { matchLabels: selector })

/** The host and port of each Service by which pods take in what is exported, for a fix. */
export const ingestsFor = (fleet: FleetView, { from, isInside, signal }: FleetExport): string[] =>
  isInside
    ? servicesOf(from)
        .filter((service) => podsBehind(from, service).some(({ intake }) => intake?.takes === signal))
        .map(({ name, namespace, ports }) => `${name}.${namespace}.svc:${ports[0]?.number}`)
    : [...servicesByNodePort(fleet)].flatMap(([port, [found]]) =>
        found && podsBehind(found.cluster, found.service).some(({ intake }) => intake?.takes === signal)
          ? [`the node port ${port}`]
          : [],
      )
