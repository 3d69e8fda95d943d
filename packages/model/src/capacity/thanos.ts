import { ASSUMPTIONS } from './assumptions/index.ts'
import { SECONDS_A_DAY, type MetricsLoad } from './load.ts'
import type { Need } from './need.ts'
import { blocksNeed, HEAD_OF_PROMETHEUS, prometheusNeeds } from './prometheus.ts'

const {
  baseOfThanos,
  bytesOfACompactedSeries,
  bytesOfAnIndexHeader,
  bytesOfABlock,
  bytesOfAQueriedSeries,
  bytesOfARuledSeries,
  bytesOfAServedSeries,
  bytesOfATenant,
  bytesOfAThinnedPoint,
  cachesOfStoreGateway,
  millisecondsOfAQueriedSeries,
  shareOfAPanel,
  youngBlocks,
} = ASSUMPTIONS

/** How many Receives share the series, and how many of them have each. */
export interface ReceiveReplicas {
  readonly replicas: number
  readonly replicationFactor: number
}

/** Something of each resolution: how long a bucket keeps it, in seconds, or its bytes there. */
export interface Resolutions {
  readonly raw: number
  readonly fiveMinutes: number
  readonly oneHour: number
}

/** How long a Receive keeps what it has uploaded, in days: the bucket may be out of reach over a weekend. */
export const LOCAL_DAYS = 3

/** In seconds: it looks every two hours whether the head has a block, and not when it has (`multitsdb.go` of Thanos 0.42.4). */
const HEAD_OF_A_RECEIVE = HEAD_OF_PROMETHEUS + 2 * 3600

/** The longest time of one block, in days: the Compactor joins no more. */
const DAYS_OF_A_BLOCK = 14

/** What one pod of each part of Thanos needs. */
export const thanosNeeds = (load: MetricsLoad, receives: ReceiveReplicas, keeps: Resolutions) => ({
  receive: receiveNeeds(load, receives),
  storeGateway: storeGatewayNeeds(load, keeps),
  compactor: compactorNeeds(load),
  query: {
    memory: baseOfThanos.value + load.series * bytesOfAQueriedSeries.value,
    disk: 0,
    cpu: 0,
  } satisfies Need,
  ruler: {
    memory: baseOfThanos.value + load.series * bytesOfARuledSeries.value,
    disk: 0,
    cpu: 0,
  } satisfies Need,
})

/** How long Query works on the largest panel of all clusters over a day, on one core. In seconds. */
export const secondsOfAPanel = ({ series }: MetricsLoad): number =>
  (series * shareOfAPanel.value * millisecondsOfAQueriedSeries.value) / 1000

/** What one Receive needs. */
export const receiveNeeds = (load: MetricsLoad, receives: ReceiveReplicas): Need => {
  const need = prometheusNeeds(ofOneReceive(load, receives), LOCAL_DAYS * SECONDS_A_DAY, HEAD_OF_A_RECEIVE)
  // Each has series of every tenant, which are in a database of their own.
  return { ...need, memory: need.memory + load.tenants * bytesOfATenant.value }
}

/** The part of the load that each of some equal Receives stores. */
export const ofOneReceive = (
  { series, samplesPerSecond, tenants }: MetricsLoad,
  { replicas, replicationFactor }: ReceiveReplicas,
): MetricsLoad => {
  const share = Math.min(1, replicationFactor / replicas)
  return { series: Math.ceil(series * share), samplesPerSecond: samplesPerSecond * share, tenants }
}

/** It has the index headers of all blocks of the bucket on its volume. */
const storeGatewayNeeds = (load: MetricsLoad, { raw, fiveMinutes, oneHour }: Resolutions): Need => {
  const days = (raw + fiveMinutes + oneHour) / SECONDS_A_DAY
  const blocks = days / DAYS_OF_A_BLOCK + youngBlocks.value
  return {
    memory:
      baseOfThanos.value +
      cachesOfStoreGateway.value +
      load.series * bytesOfAServedSeries.value +
      load.tenants * blocks * bytesOfABlock.value,
    disk: blocks * bytesOfAnIndexHeader.value,
    cpu: 0,
  }
}

/** It downloads the blocks of two weeks, in which copies are joined already, writes one, and thins it. */
const compactorNeeds = (load: MetricsLoad): Need => ({
  memory: baseOfThanos.value + load.series * bytesOfACompactedSeries.value,
  disk: 3 * blocksNeed(load, DAYS_OF_A_BLOCK * SECONDS_A_DAY),
  cpu: 0,
})

/** The bytes of each resolution in the bucket, once the copies are joined. */
export const bucketNeeds = (load: MetricsLoad, keeps: Resolutions): Resolutions => ({
  raw: blocksNeed(load, keeps.raw),
  fiveMinutes: thinned(load, 300) * keeps.fiveMinutes,
  oneHour: thinned(load, 3600) * keeps.oneHour,
})

/** The bytes a second of series that have a point in so many seconds. */
const thinned = ({ series }: MetricsLoad, interval: number): number =>
  (series / interval) * bytesOfAThinnedPoint.value
