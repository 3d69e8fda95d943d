import { ASSUMPTIONS, BYTES } from './assumptions/index.ts'
import { SECONDS_A_DAY, type LogsLoad } from './load.ts'
import type { Need } from './need.ts'

const {
  baseOfLoki,
  baseOfVictoriaLogs,
  bytesOfALineASecond,
  bytesOfALokiStream,
  bytesOfAVictoriaLogsStream,
  cpuOfALine,
  lokiCompression,
  bytesOfAnAnsweredStream,
  victoriaLogsCompression,
} = ASSUMPTIONS

/** The disk or the bucket of the lines of a time, in seconds, in Loki. In bytes. */
export const lokiChunksNeed = ({ bytesPerDay }: LogsLoad, keeps: number): number =>
  (bytesPerDay / lokiCompression.value) * (keeps / SECONDS_A_DAY)

/** What Loki's documentation gives each component of a cluster that takes in three terabytes a day. */
const TIER_BYTES = 3e12

/**
 * `least` is the memory, in MiB, whatever the load is. A page of Grafana may be a message of 32 MiB, which passes a querier and a
 * query frontend for each of several queries at a time; a compactor has the index of a day in memory. An assumption, by the half
 * GiB within which one process does all of it for a small fleet: no Loki is measured here.
 */
const TIER = {
  ingester: { replicas: 6, gibibytes: 4, cores: 2, least: 384 },
  distributor: { replicas: 4, gibibytes: 0.5, cores: 2, least: 192 },
  indexGateway: { replicas: 4, gibibytes: 2, cores: 0.5, least: 192 },
  querier: { replicas: 10, gibibytes: 1, cores: 1, least: 384 },
  queryFrontend: { replicas: 2, gibibytes: 2, cores: 1, least: 192 },
  queryScheduler: { replicas: 2, gibibytes: 0.5, cores: 1, least: 96 },
  compactor: { replicas: 1, gibibytes: 10, cores: 2, least: 384 },
} as const

/** The cores of all of them together. */
const TIER_CORES = Object.values(TIER).reduce((sum, { replicas, cores }) => sum + replicas * cores, 0)

/** A Loki in one process. With a bucket its volume holds the write-ahead log of a day. */
export const lokiNeeds = (load: LogsLoad, keeps: number, hasBucket: boolean): Need => ({
  memory: baseOfLoki.value + load.streams * bytesOfALokiStream.value,
  disk: hasBucket ? load.bytesPerDay : lokiChunksNeed(load, keeps),
  cpu: (load.bytesPerDay / TIER_BYTES) * TIER_CORES,
})

/** The parts of a distributed Loki. */
export type LokiComponent = keyof typeof TIER

/** How many of a component a load needs. The caller adds what availability asks for. */
export const lokiReplicas = ({ bytesPerDay }: LogsLoad, component: LokiComponent): number =>
  Math.max(1, Math.ceil((bytesPerDay / TIER_BYTES) * TIER[component].replicas))

/** One of some equal pods of a component. The volume of an ingester holds the lines of a day while the bucket is away. */
export const lokiComponentNeeds = (
  load: LogsLoad,
  component: LokiComponent,
  { replicas, replicationFactor }: { readonly replicas: number; readonly replicationFactor: number },
): Need => {
  const tier = TIER[component]
  const share = load.bytesPerDay / TIER_BYTES
  const ofEach = (share * tier.replicas) / replicas
  const isIngester = component === 'ingester'
  const copies = isIngester ? Math.min(1, replicationFactor / replicas) : 0
  return {
    memory: Math.max(
      tier.least * BYTES.Mi,
      baseOfLoki.value +
        ofEach * tier.gibibytes * BYTES.Gi +
        copies * load.streams * bytesOfALokiStream.value,
    ),
    disk: copies * load.bytesPerDay,
    cpu: ofEach * tier.cores,
  }
}

/** The disk of the lines of a time, in seconds, in VictoriaLogs. In bytes. */
const victoriaLogsPartsNeed = ({ bytesPerDay }: LogsLoad, keeps: number): number =>
  (bytesPerDay / victoriaLogsCompression.value) * (keeps / SECONDS_A_DAY)

/** A VictoriaLogs in one process, or one of several equal storage nodes, which share the lines. */
export const victoriaLogsNeeds = (load: LogsLoad, keeps: number, nodes = 1): Need => ({
  memory:
    baseOfVictoriaLogs.value +
    (load.streams * bytesOfAVictoriaLogsStream.value + load.linesPerSecond * bytesOfALineASecond.value) /
      nodes,
  disk: victoriaLogsPartsNeed(load, keeps) / nodes,
  cpu: (load.linesPerSecond * cpuOfALine.value) / nodes,
})

/** One pod that asks all storage nodes: each answers every query alone. */
export const selectNeeds = ({ streams }: LogsLoad): Need => ({
  memory: baseOfVictoriaLogs.value + streams * bytesOfAnAnsweredStream.value,
  disk: 0,
  cpu: 0,
})
