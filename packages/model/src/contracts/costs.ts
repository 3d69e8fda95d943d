/**
 * The least memory of an active series in Prometheus, in bytes. 3.14.0 takes 3.0 to 3.2 KiB for each of 50,000 and of
 * 200,000 series with kube-state-metrics' labels, after two minutes of scrapes and without a query. Stale series,
 * queries and remote writes need more: docs/decisions/0035.
 */
export const LEAST_OF_A_SERIES = 3 * 1024

/** Bytes of a sample in a block, index included: 1 to 2 by Prometheus' documentation, 1.3 to 1.8 on measured servers. */
export const BYTES_OF_A_SAMPLE = 1.5

const MEBIBYTE = 2 ** 20
const GIBIBYTE = 2 ** 30
const SECONDS_A_DAY = 24 * 3600

/** What a fleet writes to Thanos. */
export interface MetricsLoad {
  /** The active series of all clusters. */
  readonly series: number
  /** The shortest time between two samples of a series, in seconds. */
  readonly interval: number
  /** How many Receives there are, and how many of them store each sample. */
  readonly replicas: number
  readonly replicationFactor: number
}

/** The series that one Receive has. */
export const seriesOfReceive = ({ series, replicas, replicationFactor }: MetricsLoad): number =>
  Math.ceil((series * replicationFactor) / replicas)

/** The least memory of one Receive, in bytes: it has the head of Prometheus’ TSDB. */
export const leastMemoryOfReceive = (load: MetricsLoad): number => seriesOfReceive(load) * LEAST_OF_A_SERIES

/** The bytes of samples that all clusters write in a day. */
export const samplesPerDay = ({ series, interval }: Pick<MetricsLoad, 'series' | 'interval'>): number =>
  (series / interval) * SECONDS_A_DAY * BYTES_OF_A_SAMPLE

/** How long a Receive keeps what it has uploaded, in days: as long as the bucket may be out of reach over a weekend. */
export const LOCAL_DAYS = 3

/** The longest time of one block, in days: the Compactor joins no more. */
const DAYS_OF_A_BLOCK = 14

/**
 * What the parts of Thanos need by default, in bytes. Of a part's memory half is for its data, and half for queries and
 * garbage; a volume has a day more than it keeps, for the write-ahead log.
 */
export const thanosNeeds = (load: MetricsLoad) => {
  const perDay = samplesPerDay(load)
  return {
    receive: {
      memory: inSteps(512 * MEBIBYTE + 2 * leastMemoryOfReceive(load), 64 * MEBIBYTE),
      volume: atLeast(5, ((LOCAL_DAYS + 1) * perDay * load.replicationFactor) / load.replicas),
    },
    // Headers of indexes on its volume, and the postings and chunks of queries in its memory.
    storeGateway: {
      memory: inSteps(512 * MEBIBYTE + load.series * 1024, 64 * MEBIBYTE),
      volume: atLeast(5, perDay),
    },
    // The blocks that become one, the one, and what is thinned of it.
    compactor: {
      memory: inSteps(512 * MEBIBYTE + load.series * 1024, 64 * MEBIBYTE),
      volume: atLeast(10, 3 * DAYS_OF_A_BLOCK * perDay),
    },
    query: { memory: inSteps(512 * MEBIBYTE + load.series * 1024, 64 * MEBIBYTE) },
    ruler: { memory: inSteps(256 * MEBIBYTE + load.series * 256, 64 * MEBIBYTE) },
  }
}

const inSteps = (count: number, step: number): number => Math.ceil(count / step) * step

const atLeast = (gibibytes: number, count: number): number =>
  Math.max(gibibytes * GIBIBYTE, inSteps(count, GIBIBYTE))
