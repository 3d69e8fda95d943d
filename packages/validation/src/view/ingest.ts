import type { ClusterView } from './cluster-view.ts'
import type { FleetPush, FleetView } from './fleet-view.ts'
import { mayBeService, mayChoosePods } from './moved-parts.ts'
import type { Pods } from './pods.ts'
import { selects } from './selector.ts'
import { serviceAddressIn, type ServiceFacts } from './services.ts'

/** What answers at the URL of a push. */
export interface Ingest {
  readonly owner: string
  readonly cluster: ClusterView
  readonly pods: readonly Pods[]
  /** Whether values of a chart move what may be there, so that no rule can tell. */
  readonly isUnknown: boolean
}

/** Nothing where no tree has a Service for the URL. */
export const ingestOf = (fleet: FleetView, push: FleetPush): Ingest | undefined =>
  push.isInside ? insideIngest(push) : outsideIngest(fleet, push)

const insideIngest = ({ from, url }: FleetPush): Ingest | undefined => {
  const address = serviceAddressIn(url.host)
  const service = address && from.findService(address.namespace, address.name)
  if (service?.ports.some(({ number }) => number === address?.port)) return leadingTo(from, service)
  return address && !service && mayBeService(from.moved, address.namespace)
    ? { owner: `Service ${address.namespace}/${address.name}`, cluster: from, pods: [], isUnknown: true }
    : undefined
}

const outsideIngest = ({ nodePorts }: FleetView, { url }: FleetPush): Ingest | undefined => {
  const [found] = nodePorts.get(Number(url.port)) ?? []
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
const mayLeadAway = ({ moved }: ClusterView, { selector, namespace }: ServiceFacts): boolean =>
  selector !== undefined && mayChoosePods(moved, namespace, { matchLabels: selector })

/** The pods that a Service leads to. */
export const podsBehind = (cluster: ClusterView, { selector, namespace }: ServiceFacts): readonly Pods[] =>
  selector ? cluster.podsIn(namespace).filter(({ labels }) => selects({ matchLabels: selector }, labels)) : []

/** The host and port of each Service by which pods take in what a push sends, as a hint. */
export const placesToPush = ({ nodePorts }: FleetView, { from, isInside, sends }: FleetPush): string[] =>
  isInside
    ? from.services
        .filter((service) => podsBehind(from, service).some(({ intake }) => intake?.takes === sends))
        .map(({ name, namespace, ports }) => `${name}.${namespace}.svc:${ports[0]?.number}`)
    : [...nodePorts].flatMap(([port, [found]]) =>
        found && podsBehind(found.cluster, found.service).some(({ intake }) => intake?.takes === sends)
          ? [`the node port ${port}`]
          : [],
      )
