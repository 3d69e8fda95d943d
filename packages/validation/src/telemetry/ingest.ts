import { RECEIVE_PATH } from '@fleet/model'
import type { Intake } from '../catalog/charts/chart-contract.ts'
import { podPort, podsBehind } from '../tree/network/pods-behind.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import type { FleetExport } from './fleet-exports.ts'
import { movedPartsOf, mayBeService, mayChoosePods } from '../tree/charts/moved-parts.ts'
import {
  locationFor,
  locationsOf,
  type NginxGateway,
  type NginxLocation,
} from '../tree/workloads/nginx-gateway.ts'
import { podsOf, type Pods } from '../tree/workloads/pods.ts'
import { remembered } from '../values/remembered.ts'
import type { Collector } from './collectors/collector.ts'
import { podsOfCollector } from './collectors/pods-of-collector.ts'
import { servicesOf, findService, serviceAddressIn, type ServiceFacts } from '../tree/network/services.ts'
import { servicesByNodePort, type NodePortService } from '../tree/network/node-ports.ts'

/** What answers at the URL of an export. */
export interface Ingest {
  readonly owner: string
  readonly cluster: ClusterView
  readonly doors: readonly Door[]
  /** Whether values of a chart move what may be there, so that no rule can tell. */
  readonly isUnknown: boolean
}

/** A port of pods. */
export interface Door {
  readonly pods: Pods
  /** Nothing where a tree does not say it. */
  readonly port?: number
}

/** Nothing where no tree has a Service for the URL. */
export const ingestOf = (fleet: FleetView, exported: FleetExport): Ingest | undefined =>
  exported.isInside ? insideIngest(exported) : outsideIngest(fleet, exported)

/** What answers inside a cluster at a URL. */
export const insideIngest = ({ from, url }: Pick<FleetExport, 'from' | 'url'>): Ingest | undefined => {
  const address = serviceAddressIn(url.host)
  const service = address && findService(from, address.namespace, address.name)
  if (service?.ports.some(({ number }) => number === address?.port))
    return leadingTo(from, service, address?.port)
  return address && !service && mayBeService(movedPartsOf(from), address.namespace)
    ? { owner: `Service ${address.namespace}/${address.name}`, cluster: from, doors: [], isUnknown: true }
    : undefined
}

const outsideIngest = (fleet: FleetView, { url }: FleetExport): Ingest | undefined => {
  const [found] = servicesByNodePort(fleet).get(Number(url.port)) ?? []
  return found && leadingTo(found.cluster, found.service, numberOf(found))
}

const leadingTo = (cluster: ClusterView, service: ServiceFacts, number: number | undefined): Ingest => {
  const doors = doorsOf(cluster, service, number)
  return {
    owner: service.owner,
    cluster,
    doors,
    isUnknown: mayLeadAway(cluster, service) && doors.length === 0,
  }
}

const doorsOf = (cluster: ClusterView, service: ServiceFacts, number: number | undefined): readonly Door[] =>
  podsBehind(cluster, service).map((pods) => {
    const port = number === undefined ? undefined : podPort(service, number, pods)
    return { pods, ...(port !== undefined && { port }) }
  })

/** The ports of pods to which a node port leads. */
export const doorsBehind = (nodePort: NodePortService): readonly Door[] =>
  doorsOf(nodePort.cluster, nodePort.service, numberOf(nodePort))

const numberOf = ({ service, index }: NodePortService): number | undefined =>
  service.located?.object.spec?.ports?.[index]?.port

/** Whether the pods behind a Service may be some that the values of their chart move. */
const mayLeadAway = (cluster: ClusterView, { selector, namespace }: ServiceFacts): boolean =>
  selector !== undefined && mayChoosePods(movedPartsOf(cluster), namespace, { matchLabels: selector })

/** The pushes that a gateway may pass to a store, with the path that an exporter is given. */
const PUSHES: readonly Intake[] = [
  { takes: 'logs', path: '/otlp' },
  { takes: 'metrics', path: '/api/v1/write' },
  { takes: 'traces', path: '/' },
]

/** What OTLP over HTTP adds to the path of an exporter, of logs and of traces; remote write adds nothing. */
export const requestPath = ({ takes, path }: Intake): string =>
  takes === 'metrics' ? path : `${path === '/' ? '' : path}/v1/${takes}`

/** What telemetry a port of pods takes in: of a gateway, what its configuration passes on there. */
export const intakesOf = ({ pods, port }: Door): readonly Intake[] => {
  const { gateway, intake } = pods
  if (!gateway || port === undefined) return intake ? [intake] : []
  return PUSHES.filter((push) => locationFor(gateway, port, requestPath(push))?.proxies)
}

/** A gateway in front of a store, and what of it takes in an export. */
export interface GatewayLocation {
  readonly gateway: NginxGateway
  readonly port: number
  readonly location: NginxLocation
}

/** The gateways at a port of pods, with the location that answers requests of a path. */
export const gatewaysAt = (doors: readonly Door[], path: string): readonly GatewayLocation[] =>
  doors.flatMap(({ pods: { gateway }, port }) => {
    const location = gateway && port !== undefined ? locationFor(gateway, port, path) : undefined
    return gateway && port !== undefined && location?.proxies ? [{ gateway, port, location }] : []
  })

/** The pods that keep what is pushed to a door: themselves, or those to which a gateway passes it. Nothing where that is not known. */
export const storesBehind = ({ cluster, doors }: Ingest, path: string): readonly Pods[] | undefined => {
  const found = doors.map(({ pods, port }): readonly Pods[] | undefined => {
    if (!pods.gateway || port === undefined) return [pods]
    return podsAt(cluster, locationFor(pods.gateway, port, path)?.passesTo)
  })
  return found.includes(undefined) ? undefined : found.flatMap((pods) => pods ?? [])
}

/** Whether a gateway of the cluster passes pushes on to a collector: what it takes in is then of the collectors of all clusters. */
export const isRelay = (cluster: ClusterView, collector: Collector): boolean => {
  const pods = podsOfCollector(cluster, collector)
  return passedTo(cluster).some((one) => pods.includes(one))
}

/** The pods to which the gateways of a cluster pass what they take. */
const passedTo = remembered((cluster: ClusterView): readonly Pods[] =>
  podsOf(cluster)
    .flatMap(({ gateway }) => locationsOf(gateway))
    .flatMap(({ passesTo }) => podsAt(cluster, passesTo) ?? []),
)

/** The pods behind an address that a gateway passes to; nothing where it is not known. */
const podsAt = (cluster: ClusterView, passesTo: string | undefined): readonly Pods[] | undefined => {
  const address = passesTo === undefined ? undefined : serviceAddressIn(passesTo)
  const service = address && findService(cluster, address.namespace, address.name)
  return service && podsBehind(cluster, service)
}

/** Whether pods are a Receive of Thanos. */
const isReceive = ({ intake }: Pods): boolean => intake?.takes === 'metrics' && intake.path === RECEIVE_PATH

/** Whether all metrics that collectors push to a cluster end in Receives, and none in its Prometheus. */
export const isReceivedByThanos = (fleet: FleetView, exports: readonly FleetExport[]): boolean => {
  const stores = exports
    .filter(({ signal }) => signal === 'metrics')
    .flatMap((push) => {
      const ingest = ingestOf(fleet, push)
      return ingest ? [storesBehind(ingest, push.url.pathname)] : []
    })
  return stores.length > 0 && stores.every((pods) => pods && pods.length > 0 && pods.every(isReceive))
}

/** The host and port of each Service by which pods take in what is exported, for a fix. */
export const ingestsFor = (fleet: FleetView, { from, isInside, signal }: FleetExport): string[] => {
  const takes = (doors: readonly Door[]): boolean =>
    doors.flatMap(intakesOf).some((intake) => intake.takes === signal)
  return isInside
    ? servicesOf(from)
        .filter((service) => takes(doorsOf(from, service, service.ports[0]?.number)))
        .map(({ name, namespace, ports }) => `${name}.${namespace}.svc:${ports[0]?.number}`)
    : [...servicesByNodePort(fleet)].flatMap(([port, [found]]) =>
        found && takes(doorsBehind(found)) ? [`the node port ${port}`] : [],
      )
}
