import type { Fleet } from '../fleet/fleet.ts'
import type { ThanosStore } from '../fleet/metrics-store.ts'
import type { Resources } from '../fleet/resources.ts'
import { hubCluster, nodeCount } from '../fleet/topology.ts'
import { InternalError } from '../internal-error.ts'
import { seconds } from '../scalars/durations.ts'
import type { ImageReference } from '../scalars/images.ts'
import type { DnsLabel } from '../scalars/names.ts'
import type { ByteQuantity } from '../scalars/quantities.ts'
import { metricsLoad } from '../capacity/load.ts'
import { containerFor, volumeFor } from '../capacity/need.ts'
import { receiveNeeds, thanosNeeds, type ReceiveReplicas, type Resolutions } from '../capacity/thanos.ts'
import type { ServicePort } from './services.ts'
import { PROMETHEUS_RELEASE, prometheusServer } from './stores.ts'

/** The names of the parts, of their objects and of their Services. The operator makes the Ruler, and names it. */
export const THANOS = {
  receive: 'thanos-receive',
  storeGateway: 'thanos-store',
  compactor: 'thanos-compact',
  query: 'thanos-query',
} as const

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
  readonly receive: PartOnVolume
  readonly storeGateway: PartOnVolume
  readonly compactor: PartOnVolume
  readonly query: { readonly replicas: number; readonly resources: Resources }
  readonly ruler: { readonly resources: Resources }
}

/** Whether a fleet stores its metrics in Thanos. */
export const usesThanos = ({ hub }: Fleet): boolean => hub.metrics.store === 'thanos'

export const thanosStore = (fleet: Fleet): Thanos | undefined => {
  const { metrics } = fleet.hub
  if (metrics.store !== 'thanos') return undefined
  const { thanos: image } = fleet.versions.images
  if (image === undefined)
    throw new InternalError('a fleet stores metrics in Thanos and names no image of it')
  const receives = receiveReplicas(fleet, metrics)
  const needs = thanosNeeds(metricsLoad(fleet), receives, inSeconds(metrics.retention))
  const onVolume = (part: 'receive' | 'storeGateway' | 'compactor'): PartOnVolume => {
    const { volume, storageClass, resources } = metrics[part]
    return {
      volume: volume ?? volumeFor(needs[part].disk),
      storageClass: storageClass ?? hubCluster(fleet).storageClass,
      resources: resources ?? containerFor(needs[part]),
    }
  }
  return {
    image,
    namespace: fleet.telemetry.namespace,
    bucket: metrics.objectStorage,
    retention: metrics.retention,
    ...receives,
    receive: onVolume('receive'),
    storeGateway: onVolume('storeGateway'),
    compactor: onVolume('compactor'),
    query: {
      replicas: isSpread(fleet) ? 2 : 1,
      resources: metrics.query.resources ?? containerFor(needs.query),
    },
    ruler: { resources: metrics.ruler.resources ?? containerFor(needs.ruler) },
  }
}

/** How many nodes a hub needs so that one of them may fail: Receive answers when two of three have stored a sample. */
const NODES_OF_A_QUORUM = 3

const isSpread = (fleet: Fleet): boolean => nodeCount(hubCluster(fleet)) >= NODES_OF_A_QUORUM

/** The most memory that one Receive needs by default, in bytes: more fits no node of such a fleet. */
const MOST_OF_A_RECEIVE = 16 * 2 ** 30

/**
 * How many Receives there are, and how many of them store each sample: by default as few as hold the series. A rule reads it
 * before the fleet is known to be valid.
 */
export const receiveReplicas = (fleet: Fleet, { replicas: stated }: ThanosStore): ReceiveReplicas => {
  if (stated !== undefined)
    return { replicas: stated, replicationFactor: stated < NODES_OF_A_QUORUM ? 1 : NODES_OF_A_QUORUM }
  const replicationFactor = isSpread(fleet) ? NODES_OF_A_QUORUM : 1
  // More of them share the series. Tenants are in each.
  const load = { ...metricsLoad(fleet), tenants: 0 }
  const memoryOf = (replicas: number): number => receiveNeeds(load, { replicas, replicationFactor }).memory
  let replicas: number = replicationFactor
  while (memoryOf(replicas) > MOST_OF_A_RECEIVE) replicas += 1
  return { replicas, replicationFactor }
}

/** How long the bucket keeps each resolution, in seconds. */
export const inSeconds = ({ raw, fiveMinutes, oneHour }: ThanosStore['retention']): Resolutions => ({
  raw: seconds(raw),
  fiveMinutes: seconds(fiveMinutes),
  oneHour: seconds(oneHour),
})

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
export const thanosPeers = (fleet: Fleet, part: 'receive' | 'storeGateway'): ServicePort =>
  servicePort(fleet, THANOS[part], 'grpc', THANOS_PORTS.grpc)

/** Names the one Compactor, which nobody but Prometheus asks. */
export const compactorService = (fleet: Fleet): ServicePort =>
  servicePort(fleet, THANOS.compactor, 'http', THANOS_PORTS.http)

/** Answers PromQL. */
export const queryService = (fleet: Fleet): ServicePort =>
  servicePort(fleet, THANOS.query, 'http', THANOS_PORTS.http)

/** What answers PromQL about all clusters: Query of Thanos, or the hub’s own Prometheus. */
export const metricsQuery = (fleet: Fleet): ServicePort =>
  usesThanos(fleet) ? queryService(fleet) : prometheusServer(fleet).service

/** The Ruler’s pods and Services, which the operator and the chart of Prometheus make. */
export const RULER_POD_LABELS: Readonly<Record<string, string>> = { 'app.kubernetes.io/name': 'thanos-ruler' }

/** The Service of the Ruler that the chart makes, and with it the job of its own metrics. */
export const RULER_JOB = `${PROMETHEUS_RELEASE}-thanos-ruler`

/** The StatefulSet that the operator makes of the Ruler. */
export const RULER_WORKLOAD = `thanos-ruler-${RULER_JOB}`

/** The label of rules that the hub’s own Prometheus evaluates beside a Ruler. The generator makes none. */
export const RULES_OF_PROMETHEUS = { 'observability-fleet/evaluated-by': 'prometheus' } as const

const RULER_PEERS = 'thanos-ruler-operated'

/** What Query asks: Receives for what is new, Store Gateway for the bucket, and the Ruler for its rules. */
export const queryEndpoints = (fleet: Fleet): readonly string[] =>
  [THANOS.receive, THANOS.storeGateway, RULER_PEERS].map(
    (name) => `dnssrv+_grpc._tcp.${name}.${fleet.telemetry.namespace}.svc.cluster.local`,
  )

/** What is stored of the metrics of each part: what alerts, their runbooks and `doctor` ask for. */
export const THANOS_METRICS = {
  [THANOS.receive]: [
    'http_requests_total',
    'prometheus_tsdb_head_series',
    'thanos_objstore_bucket_last_successful_upload_time',
    'thanos_receive_replications_total',
    'thanos_shipper_dir_sync_failures_total',
    'thanos_shipper_upload_failures_total',
  ],
  [THANOS.storeGateway]: ['thanos_bucket_store_blocks_loaded'],
  [THANOS.compactor]: ['thanos_compact_halted', 'thanos_compact_iterations_total'],
  [THANOS.query]: ['thanos_store_nodes_grpc_connections'],
} as const
