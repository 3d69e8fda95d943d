import { ASSUMPTIONS, BYTES } from './assumptions.ts'
import { SECONDS_A_DAY, type MetricsLoad } from './load.ts'
import type { Need } from './need.ts'

const { baseOfPrometheus, bytesOfASeries, bytesOfASample, bytesOfASampleInTheHead, roomForQueries } =
  ASSUMPTIONS

/** The hours of samples that are not yet in a block: a block spans two, and is written once the head has three. */
const HOURS_OF_THE_HEAD = 3

/** The least memory of a head: below it a store of metrics cannot work. In bytes. */
export const leastMemoryForSeries = (series: number): number => series * bytesOfASeries.value

/** The disk of the blocks of a time, in seconds. In bytes. */
export const blocksNeed = ({ samplesPerSecond }: MetricsLoad, keeps: number): number =>
  samplesPerSecond * keeps * bytesOfASample.value

const headDisk = ({ samplesPerSecond }: MetricsLoad): number =>
  samplesPerSecond * HOURS_OF_THE_HEAD * 3600 * bytesOfASampleInTheHead.value

const headNeed = (load: MetricsLoad): Pick<Need, 'memory' | 'cpu'> => ({
  memory: baseOfPrometheus.value + leastMemoryForSeries(load.series) * roomForQueries.value,
  cpu: load.samplesPerSecond * ASSUMPTIONS.cpuOfASample.value,
})

/** A Prometheus that keeps samples so many seconds. */
export const prometheusNeeds = (load: MetricsLoad, keeps: number): Need => ({
  ...headNeed(load),
  disk: blocksNeed(load, keeps) + headDisk(load),
})

/** How many Receives share the series, and how many of them have each. */
export interface ReceiveReplicas {
  readonly replicas: number
  readonly replicationFactor: number
}

/** One of several Receives that keep samples so many seconds on their volume. */
export const receiveNeeds = (
  load: MetricsLoad,
  { replicas, replicationFactor }: ReceiveReplicas,
  keeps: number,
): Need => {
  const share = Math.min(1, replicationFactor / replicas)
  const ofOne = {
    series: load.series * share,
    samplesPerSecond: load.samplesPerSecond * share,
  }
  return { ...headNeed(ofOne), disk: blocksNeed(ofOne, keeps) + headDisk(ofOne) }
}

/** How long a bucket keeps each resolution, in seconds. */
export interface Resolutions {
  readonly raw: number
  readonly fiveMinutes: number
  readonly oneHour: number
}

const FIVE_MINUTES = 300
const ONE_HOUR = 3600

/** The bytes of each resolution in the bucket. `copies` is the replication factor where blocks are not merged. */
export const bucketNeeds = (load: MetricsLoad, keeps: Resolutions, copies = 1): Resolutions => ({
  raw: blocksNeed(load, keeps.raw) * copies,
  fiveMinutes: downsampled(load, FIVE_MINUTES) * keeps.fiveMinutes * copies,
  oneHour: downsampled(load, ONE_HOUR) * keeps.oneHour * copies,
})

/** The bytes a second of series that have a point in so many seconds. Each point has five aggregates. */
const downsampled = ({ series }: MetricsLoad, interval: number): number =>
  (series / interval) * ASSUMPTIONS.aggregatesOfAPoint.value * bytesOfASample.value

/** The days of the largest block that a Compactor makes. */
const DAYS_OF_A_BLOCK = 14

/** The Compactor: it downloads the blocks of two weeks, and writes them anew. */
export const compactorNeeds = (load: MetricsLoad, copies = 1): Need => ({
  memory: baseOfPrometheus.value + load.series * ASSUMPTIONS.bytesOfACompactedSeries.value,
  disk: blocksNeed(load, DAYS_OF_A_BLOCK * SECONDS_A_DAY) * (copies + 1),
  cpu: load.samplesPerSecond * ASSUMPTIONS.cpuOfASample.value,
})

/** A Store Gateway over all blocks of the bucket. */
export const storeGatewayNeeds = (load: MetricsLoad, keeps: Resolutions, copies = 1): Need => {
  const days = (keeps.raw + keeps.fiveMinutes + keeps.oneHour) / SECONDS_A_DAY
  // The latest fortnight is in blocks of two hours, eight hours and two days.
  const blocks = (Math.ceil(days / DAYS_OF_A_BLOCK) + ASSUMPTIONS.youngBlocks.value) * copies
  return {
    memory:
      baseOfPrometheus.value +
      ASSUMPTIONS.cachesOfStoreGateway.value +
      load.series * ASSUMPTIONS.bytesOfAServedSeries.value,
    disk: blocks * ASSUMPTIONS.bytesOfAnIndexHeader.value,
    cpu: 0,
  }
}

/** A Query, which Grafana and the rules ask. */
export const queryNeeds = ({ series }: MetricsLoad): Need => ({
  memory: baseOfPrometheus.value + series * ASSUMPTIONS.bytesOfAQueriedSeries.value,
  disk: 0,
  cpu: 0,
})

/** A ThanosRuler, whose head has the series of its recording rules and alerts. */
export const rulerNeeds = (_: MetricsLoad): Need => ({
  memory: 2 * baseOfPrometheus.value,
  disk: BYTES.Gi / 2,
  cpu: 0,
})
