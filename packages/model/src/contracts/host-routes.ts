import type { Cluster } from '../fleet/cluster.ts'
import type { Entrance, Host, WorkloadHost } from '../fleet/entrance.ts'
import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { servedPorts } from '../fleet/ports.ts'
import { clusterOf, entriesOf, entryOf, hubCluster, isHub } from '../fleet/topology.ts'
import type { Workload } from '../fleet/workload.ts'
import { InternalError } from '../internal-error.ts'
import type { HostName } from '../scalars/addresses.ts'
import type { ServicePort } from './services.ts'
import { grafanaServer } from './stores.ts'

/** A host name that leads to a port of a Service. */
export interface HostRoute {
  readonly host: HostName
  readonly entrance: Entrance
  readonly service: ServicePort
  /** The name of the object that leads it there. */
  readonly object: string
}

/** The name of the object that leads to Grafana. */
const GRAFANA = 'grafana'

/** The parts of a host that an inventory may state as its name alone. */
export const partsOf = (host: WorkloadHost | Host): Exclude<WorkloadHost, string> =>
  typeof host === 'string' ? { name: host } : host

/** The entrance of a host: the stated one, or the only one of its cluster. */
export const entranceOf = (
  { entrances = {} }: Pick<Cluster, 'entrances'>,
  host: WorkloadHost | Host,
): Entrance | undefined => {
  const { entrance } = partsOf(host)
  if (entrance !== undefined) return entryOf(entrances, entrance)
  const [only, ...others] = Object.values(entrances)
  return others.length === 0 ? only : undefined
}

/** The name of the port that a host of a workload leads to: the stated one, or the only one. */
export const portNameOf = ({ ports }: Pick<Workload, 'ports'>, host: WorkloadHost) => {
  const [only, ...others] = entriesOf(ports)
  return partsOf(host).port ?? (others.length === 0 ? only?.[0] : undefined)
}

export const workloadRoute = (cluster: Cluster, name: string, workload: Workload): HostRoute | undefined => {
  const { host, namespace, ports } = workload
  if (host === undefined) return undefined
  const portName = portNameOf(workload, host)
  const port = servedPorts(ports).find((served) => served.name === portName)
  if (!port) throw new InternalError(`the host of ${name} leads to no port`)
  return routeTo(cluster, host, { name, namespace, port: port.service, portName: port.name }, name)
}

export const grafanaRoute = (fleet: Fleet): HostRoute | undefined => {
  const { host } = fleet.hub.grafana
  return host === undefined ? undefined : routeTo(hubCluster(fleet), host, grafanaServer(fleet), GRAFANA)
}

const routeTo = (
  cluster: Cluster,
  host: WorkloadHost | Host,
  service: ServicePort,
  object: string,
): HostRoute => {
  const entrance = entranceOf(cluster, host)
  const { name } = partsOf(host)
  if (!entrance) throw new InternalError(`the host ${name} has no entrance`)
  return { host: name, entrance, service, object }
}

/** Every host of a cluster. */
export const hostRoutes = (fleet: Fleet, name: ClusterName): readonly HostRoute[] => {
  const cluster = clusterOf(fleet, name)
  const grafana = isHub(fleet, name) ? grafanaRoute(fleet) : undefined
  const workloads = entriesOf(cluster.workloads).map((entry) => workloadRoute(cluster, ...entry))
  return [grafana, ...workloads].filter((route) => route !== undefined)
}

/** Cloudflare serves every public hostname by https. */
export const isSecure = (entrance: Entrance): boolean => entrance.kind === 'tunnel' || entrance.tls

/** Whether the controller shows the certificate that it made itself, for none is stated. A gateway’s listener always has a stated one. */
export const isServedWithDefaultCertificate = (entrance: Entrance): boolean => {
  if (entrance.kind === 'Ingress') return entrance.issuer === undefined && entrance.secret === undefined
  return entrance.kind === 'IngressRoute' && entrance.resolver === undefined && entrance.secret === undefined
}

/** What a person types to open it. */
export const hostUrl = ({ host, entrance }: HostRoute): string =>
  `${isSecure(entrance) ? 'https' : 'http'}://${host}/`
