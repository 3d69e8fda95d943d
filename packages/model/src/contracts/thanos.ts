import type { Fleet } from '../fleet/fleet.ts'
import type { ThanosStore } from '../fleet/metrics-store.ts'
import type { Resources } from '../fleet/resources.ts'
import { hubCluster, nodeCount, statedIntervals, totalSeries } from '../fleet/topology.ts'
import { InternalError } from '../internal-error.ts'
import { seconds } from '../scalars/durations.ts'
import type { ImageReference } from '../scalars/images.ts'
import type { DnsLabel } from '../scalars/names.ts'
import { quantityOf, type ByteQuantity } from '../scalars/quantities.ts'
import { thanosNeeds, type MetricsLoad } from './costs.ts'
import type { ServicePort } from './services.ts'
import { prometheusServer } from './stores.ts'

/** The names of the parts, of their objects and of their Services. The operator makes the Ruler, and names it. */
export const THANOS = {
  receive: 'thanos-receive',
  storeGateway: 'thanos-store',
  compactor: 'thanos-compact',
  query: 'thanos-query',
} as const
export type ThanosPart = keyof typeof THANOS

/** The ports of every part, by Thanos’ defaults. */
export const THANOS_PORTS = { grpc: 10_901, http: 10_902, remoteWrite: 19_291 } as const

/** The path of Receive to which samples are written. */
export const RECEIVE_PATH = '/api/v1/receive'

/** The labels by which blocks and series of one sample differ: of the Receive, of its tenant, and of the Ruler. */
export const REPLICA_LABELS = {
  receive: 'receive_replica',
  tenant: 'tenant_id',
  ruler: 'thanos_ruler_replica',
} as const

interface PartOnVolume {
  readonly volume: ByteQuantity
  readonly storageClass: DnsLabel
  readonly resources: Resources
}

/** The store of metrics of a fleet that has Thanos, with every default computed. */
export interface Thanos {
  readonly image: ImageReference
  readonly namespace: string
  readonly bucket: ThanosStore['objectStorage']
  readonly retention: ThanosStore['retention']
  readonly replicas: number
  readonly replicationFactor: number
  readonly load: MetricsLoad
  readonly receive: PartOnVolume
  readonly storeGateway: PartOnVolume
  readonly compactor: PartOnVolume
  readonly query: { readonly replicas: number; readonly resources: Resources }
  readonly ruler: { readonly resources: Resources }
}

export const thanosStore = (fleet: Fleet): Thanos | undefined => {
  const { metrics } = fleet.hub
  if (metrics.store !== 'thanos') return undefined
  const { thanos: image } = fleet.versions.images
  if (image === undefined)
    throw new InternalError('a fleet stores metrics in Thanos and names no image of it')
  const load = metricsLoad(fleet, metrics)
  const needs = thanosNeeds(load)
  const onVolume = (part: 'receive' | 'storeGateway' | 'compactor'): PartOnVolume => {
    const { volume, storageClass, resources } = metrics[part]
    return {
      volume: volume ?? quantityOf(needs[part].volume),
      storageClass: storageClass ?? hubCluster(fleet).storageClass,
      resources: resources ?? resourcesOf(needs[part].memory),
    }
  }
  return {
    image,
    namespace: fleet.telemetry.namespace,
    bucket: metrics.objectStorage,
    retention: metrics.retention,
    replicas: load.replicas,
    replicationFactor: load.replicationFactor,
    load,
    receive: onVolume('receive'),
    storeGateway: onVolume('storeGateway'),
    compactor: onVolume('compactor'),
    query: {
      replicas: isSpread(fleet) ? 2 : 1,
      resources: metrics.query.resources ?? resourcesOf(needs.query.memory),
    },
    ruler: { resources: metrics.ruler.resources ?? resourcesOf(needs.ruler.memory) },
  }
}

/** How many nodes a hub needs so that one of them may fail: Receive answers when two of three have stored a sample. */
const NODES_OF_A_QUORUM = 3

const isSpread = (fleet: Fleet): boolean => nodeCount(hubCluster(fleet)) >= NODES_OF_A_QUORUM

/** What a fleet writes to Thanos. A rule reads it before the fleet is known to be valid. */
export const metricsLoad = (fleet: Fleet, { replicas: stated }: ThanosStore): MetricsLoad => {
  const replicas = stated ?? (isSpread(fleet) ? NODES_OF_A_QUORUM : 1)
  return {
    series: totalSeries(fleet),
    interval: Math.min(...statedIntervals(fleet).map(([, interval]) => seconds(interval))),
    replicas,
    replicationFactor: replicas < NODES_OF_A_QUORUM ? 1 : NODES_OF_A_QUORUM,
  }
}

const resourcesOf = (memory: number): Resources =>
  ({
    requests: { cpu: '100m', memory: quantityOf(memory / 2) },
    limits: { memory: quantityOf(memory) },
  }) as Resources

const servicePort = (
  { telemetry: { namespace } }: Fleet,
  name: string,
  portName: string,
  port: number,
): ServicePort => ({ name, namespace, port, portName })

/** Takes remote write, of the gateway and of the hub’s own Prometheus and Ruler. */
export const receiveService = (fleet: Fleet): ServicePort =>
  servicePort(fleet, `${THANOS.receive}-write`, 'remote-write', THANOS_PORTS.remoteWrite)

/** The Service whose DNS names each pod of a part by gRPC: Query and the other Receives ask them one by one. */
export const thanosPeers = (fleet: Fleet, part: ThanosPart): ServicePort =>
  servicePort(fleet, THANOS[part], 'grpc', THANOS_PORTS.grpc)

/** Answers PromQL. */
export const queryService = (fleet: Fleet): ServicePort =>
  servicePort(fleet, THANOS.query, 'http', THANOS_PORTS.http)

/** What answers PromQL about all clusters: Query of Thanos, or the hub’s own Prometheus. */
export const metricsQuery = (fleet: Fleet): ServicePort =>
  thanosStore(fleet) ? queryService(fleet) : prometheusServer(fleet).service
