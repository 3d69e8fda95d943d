import { ASSUMPTIONS } from './assumptions/index.ts'
import type { MetricsLoad } from './load.ts'
import type { Need } from './need.ts'

const {
  baseOfPrometheus,
  bytesOfASample,
  bytesOfASampleInTheHead,
  bytesOfASeries,
  cpuOfASample,
  roomForQueries,
  samplesReplayedASecond,
} = ASSUMPTIONS

/** The least memory of a head: below it a store of metrics cannot work. In bytes. */
export const leastMemoryForSeries = (series: number): number => series * bytesOfASeries.value

/** The disk of the blocks of a time, in seconds. In bytes. */
export const blocksNeed = ({ samplesPerSecond }: MetricsLoad, keeps: number): number =>
  samplesPerSecond * keeps * bytesOfASample.value

/** How long samples are in no block yet, in seconds: it spans two hours, and is written once the head has three. */
export const HEAD_OF_PROMETHEUS = 3 * 3600

/**
 * A Prometheus, or another program with its head, that keeps samples so many seconds.
 * @param head how long samples are in no block yet, in seconds
 */
export const prometheusNeeds = (load: MetricsLoad, keeps: number, head = HEAD_OF_PROMETHEUS): Need => ({
  memory: baseOfPrometheus.value + leastMemoryForSeries(load.series) * roomForQueries.value,
  disk: blocksNeed(load, keeps) + load.samplesPerSecond * head * bytesOfASampleInTheHead.value,
  cpu: load.samplesPerSecond * cpuOfASample.value,
})

/** How long it reads its write-ahead log before it answers. In seconds. */
export const secondsToStart = ({ samplesPerSecond }: MetricsLoad): number =>
  (samplesPerSecond * HEAD_OF_PROMETHEUS) / samplesReplayedASecond.value
