import type { Fleet } from '../fleet/fleet.ts'
import type { VictoriaLogsStore } from '../fleet/logs-store.ts'
import { Resources } from '../fleet/resources.ts'
import { hubCluster, nodeCount } from '../fleet/topology.ts'
import { InternalError } from '../internal-error.ts'
import type { ImageReference } from '../scalars/images.ts'
import { seconds } from '../scalars/durations.ts'
import { bytes, ByteQuantity, mebibytes } from '../scalars/quantities.ts'
import { logsLoad } from '../capacity/load.ts'
import { selectNeeds, victoriaLogsNeeds } from '../capacity/log-stores.ts'
import { atLeast, containerFor, volumeFor, type Need } from '../capacity/need.ts'
import { serviceAddress, type ServicePort } from './services.ts'

/** The name of the objects of a VictoriaLogs of one process, and the beginning of those of a cluster. */
export const VICTORIA_LOGS = 'victoria-logs'

/** The port of each of its processes. */
export const VICTORIA_LOGS_PORT = 9428

/** Its path for OTLP. Its fields are a contract: `victoria-logs-fields.ts`. */
export const VICTORIA_LOGS_PUSH_PATH = '/insert/opentelemetry/v1/logs'

/** The VictoriaLogs of a fleet whose hub stores logs in it. */
export interface VictoriaLogs {
  readonly settings: VictoriaLogsStore
  readonly image: ImageReference
  /** Takes lines by OTLP. Of a cluster, each of its storage nodes does. */
  readonly insert: ServicePort
  /** Answers queries of all lines. */
  readonly select: ServicePort
  /** The Service that names the pods that store lines: of one process, the same as both. */
  readonly storage: ServicePort
  /** The number of pods that store lines. */
  readonly storageNodes: number
  /** The number of pods that answer queries of a cluster. */
  readonly selectPods: number
  readonly isCluster: boolean
  /** The size of the claim of each pod that stores lines. */
  readonly volume: ByteQuantity
  /** The container of each pod that stores lines. */
  readonly storageResources: Resources
  /** The container of each pod that answers queries of a cluster. */
  readonly selectResources: Resources
  /** The size at which the oldest days are deleted, in bytes. */
  readonly retentionSize: number
}

export const victoriaLogs = (fleet: Fleet): VictoriaLogs | undefined => {
  const settings = fleet.hub.logs
  if (settings.store !== 'victoria-logs') return undefined
  const image = fleet.versions.images.victoriaLogs
  if (image === undefined)
    throw new InternalError('a fleet stores logs in VictoriaLogs and names no image of it')
  const isCluster = settings.mode === 'cluster'
  const at = (role: string): ServicePort => ({
    name: isCluster ? `${VICTORIA_LOGS}-${role}` : VICTORIA_LOGS,
    namespace: fleet.telemetry.namespace,
    port: VICTORIA_LOGS_PORT,
    portName: 'http',
  })
  const volume = logsVolume(fleet, settings)
  return {
    settings,
    image,
    insert: at('insert'),
    select: at('select'),
    storage: at('storage'),
    storageNodes: isCluster ? storageNodes(fleet, settings) : 1,
    selectPods: isCluster ? SELECT_PODS : 0,
    isCluster,
    volume,
    storageResources:
      settings.resources ?? atLeast(containerFor(storageNeed(fleet, settings)), LEAST_RESOURCES),
    selectResources:
      settings.resources ?? atLeast(containerFor(selectNeeds(logsLoad(fleet))), LEAST_RESOURCES),
    retentionSize: retentionSize(settings, volume),
  }
}

/** So that one can be replaced while the other works. */
const SELECT_PODS = 2

/** A cluster of one storage node would be a single process with more hops. */
const LEAST_STORAGE_NODES = 2

/** The number of pods that store lines. */
export const storageNodes = (fleet: Fleet, { replicas }: VictoriaLogsStore): number =>
  replicas ?? Math.max(LEAST_STORAGE_NODES, nodeCount(hubCluster(fleet)))

/** The names of the storage nodes' pods, which stay the same, as their Service resolves them. */
export const storageNodeAddresses = ({ storage, storageNodes: count }: VictoriaLogs): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${storage.name}-${index}.${serviceAddress(storage)}`)

/** Of the volume, by default. The rest is for merges, which write before they delete, and for the last two days. */
const SHARE_OF_VOLUME = 0.8

/** In bytes, in whole MiB. */
export const retentionSize = (
  { retentionSize: stated }: Pick<VictoriaLogsStore, 'retentionSize'>,
  volume: ByteQuantity,
): number =>
  MEBIBYTE * Math.floor(stated === undefined ? SHARE_OF_VOLUME * mebibytes(volume) : mebibytes(stated))

const MEBIBYTE = 2 ** 20

/** The least defaults: of a fleet of few clusters. */
const LEAST_VOLUME = ByteQuantity.parse('5Gi')
const LEAST_RESOURCES = Resources.parse({
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { memory: '1Gi' },
})

/** What one pod that stores lines needs. */
const storageNeed = (fleet: Fleet, settings: VictoriaLogsStore): Need =>
  victoriaLogsNeeds(
    logsLoad(fleet),
    seconds(settings.retention),
    settings.mode === 'cluster' ? storageNodes(fleet, settings) : 1,
  )

/** The size of each claim. Without one that is stated it holds the lines of the retention, unless a size limits them. */
export const logsVolume = (fleet: Fleet, settings: VictoriaLogsStore): ByteQuantity => {
  if (settings.volume !== undefined) return settings.volume
  if (settings.retentionSize !== undefined) return LEAST_VOLUME
  const needed = volumeFor(storageNeed(fleet, settings).disk / SHARE_OF_VOLUME)
  return bytes(needed) > bytes(LEAST_VOLUME) ? needed : LEAST_VOLUME
}
