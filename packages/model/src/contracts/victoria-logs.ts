import type { Fleet } from '../fleet/fleet.ts'
import type { VictoriaLogsStore } from '../fleet/logs-store.ts'
import { Resources } from '../fleet/resources.ts'
import { hubCluster, hubNode, nodeCount } from '../fleet/topology.ts'
import { InternalError } from '../internal-error.ts'
import type { ImageReference } from '../scalars/images.ts'
import { seconds } from '../scalars/durations.ts'
import { ByteQuantity, mebibytes } from '../scalars/quantities.ts'
import { logsLoad } from '../capacity/load.ts'
import { selectNeeds, victoriaLogsNeeds } from '../capacity/log-stores.ts'
import { atLeast, containerFor, larger, volumeFor, type Need } from '../capacity/need.ts'
import { serviceAddress, type ServicePort } from './services.ts'

/** The name of the objects of a VictoriaLogs of one process, and the beginning of those of a cluster. */
export const VICTORIA_LOGS = 'victoria-logs'

/** The port of each of its processes. */
export const VICTORIA_LOGS_PORT = 9428

/** Its path for OTLP. Its fields are a contract: `victoria-logs-fields.ts`. */
export const VICTORIA_LOGS_PUSH_PATH = '/insert/opentelemetry/v1/logs'

/** The beginning of the names of each copy. The first has the names that it has alone, so that a second is added beside it. */
const COPY_NAMES = [VICTORIA_LOGS, `${VICTORIA_LOGS}-copy-2`] as const
type CopyName = (typeof COPY_NAMES)[number]

/** The path of the gateway below which the second copy alone answers. */
export const SECOND_COPY_PATH = '/second-copy'

/** The VictoriaLogs of a fleet whose hub stores logs in it, or one of its copies. */
export interface VictoriaLogs {
  /** The name of the objects of one process, and the beginning of those of a cluster. */
  readonly name: CopyName
  /** The nodes of the hub that its pods prefer: those of the other copy prefer others. */
  readonly nodes: readonly string[]
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

/** Whether a fleet stores its logs in VictoriaLogs. */
export const usesVictoriaLogs = ({ hub }: Fleet): boolean => hub.logs.store === 'victoria-logs'

/** The store of logs that is asked first. */
export const victoriaLogs = (fleet: Fleet): VictoriaLogs | undefined => victoriaLogsCopies(fleet)[0]

/** Each store that has all lines, the one that is asked first at the beginning. None where another program stores them. */
export const victoriaLogsCopies = (fleet: Fleet): readonly VictoriaLogs[] => {
  const settings = fleet.hub.logs
  if (settings.store !== 'victoria-logs') return []
  return COPY_NAMES.slice(0, settings.copies).map((name, copy) => ({
    ...victoriaLogsCopy(fleet, settings, name),
    nodes: nodesOfCopy(fleet, copy, settings.copies),
  }))
}

const victoriaLogsCopy = (fleet: Fleet, settings: VictoriaLogsStore, name: CopyName) => {
  const image = fleet.versions.images.victoriaLogs
  if (image === undefined)
    throw new InternalError('a fleet stores logs in VictoriaLogs and names no image of it')
  const isCluster = settings.mode === 'cluster'
  const at = (role: string): ServicePort => ({
    name: isCluster ? `${name}-${role}` : name,
    namespace: fleet.telemetry.namespace,
    port: VICTORIA_LOGS_PORT,
    portName: 'http',
  })
  const volume = logsVolume(fleet, settings)
  return {
    name,
    settings,
    image,
    insert: at('insert'),
    select: at('select'),
    storage: at('storage'),
    storageNodes: storageNodes(fleet, settings),
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

/** The number of pods of each copy that store lines. A rule reads it before the fleet is known to be valid. */
export const storageNodes = (fleet: Fleet, { mode, replicas }: VictoriaLogsStore): number => {
  if (mode === 'single') return 1
  return replicas ?? Math.max(LEAST_STORAGE_NODES, nodeCount(hubCluster(fleet)))
}

/** The nodes of the hub that a copy is to be on, by turns, so that a node that is added changes none. None where there is one. */
const nodesOfCopy = (fleet: Fleet, copy: number, copies: number): readonly string[] => {
  const [first] = hubNode(fleet)
  const others = Object.keys(hubCluster(fleet).nodes).filter((name) => name !== first)
  if (others.length === 0) return []
  return [first, ...others].filter((_, index) => index % copies === copy)
}

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
  victoriaLogsNeeds(logsLoad(fleet), seconds(settings.retention), storageNodes(fleet, settings))

/** The size of each claim. Without one that is stated it holds the lines of the retention, unless a size limits them. */
export const logsVolume = (fleet: Fleet, settings: VictoriaLogsStore): ByteQuantity => {
  if (settings.volume !== undefined) return settings.volume
  if (settings.retentionSize !== undefined) return LEAST_VOLUME
  return larger(volumeFor(storageNeed(fleet, settings).disk / SHARE_OF_VOLUME), LEAST_VOLUME)
}
