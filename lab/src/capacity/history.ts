import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'
import { bucketInFolder, startThanos, type Thanos } from '../programs/thanos.ts'
import { blocksIn, type Block } from './blocks.ts'
import { simulatedFleet, timesFrom, type Target } from './simulated-fleet.ts'

const minute = 60_000
const hour = 60 * minute

/** The fleet of a history: so many clusters with so many series each. */
export interface HistoricFleet {
  readonly clusters: number
  readonly series: number
}

/**
 * Writes the past hours of a fleet, a sample of each series in a minute.
 * @returns the samples that were acknowledged
 */
export const writeHistory = async (
  target: Target,
  { clusters, series }: HistoricFleet,
  hours: number,
): Promise<number> => {
  const perHour = hour / minute
  const fleet = simulatedFleet(target, series, perHour)
  const end = Date.now()
  for (let back = hours; back > 0; back -= 1) {
    await fleet.send(timesFrom(end - back * hour, perHour, minute), 0, clusters)
  }
  return fleet.sent()
}

type RunHost = Pick<Host, 'start' | 'address'>

interface BucketRun {
  readonly bucket: string
  readonly stage: string
}

/** What a Compactor made of a bucket. */
export interface Compaction {
  /** With what it mapped of the blocks, which are files in memory here. */
  readonly peakMemory: number
  /** Without them: what a limit of memory ends it for. */
  readonly peakOwnMemory: number
  readonly cpuSeconds: number
  readonly blocks: readonly Block[]
}

/**
 * Has a Compactor join the replicas' blocks and thin them, until it has nothing more to do.
 * @param isDone by the blocks that are there
 */
export const compactBucket = async (
  host: RunHost,
  { bucket, stage }: BucketRun,
  isDone: (blocks: readonly Block[]) => boolean,
): Promise<Compaction> => {
  const data = join(stage, 'compact')
  mkdirSync(data, { recursive: true })
  const { program } = await startThanos(host, {
    name: 'compact',
    args: [
      'compact',
      '--wait',
      '--wait-interval=5s',
      '--compact.enable-vertical-compaction',
      '--deduplication.replica-label=receive_replica',
      '--consistency-delay=0s',
      '--delete-delay=0s',
      `--data-dir=${data}`,
      `--objstore.config=${bucketInFolder(bucket)}`,
    ],
    httpAddress: `${host.address}:20932`,
  })
  let peakOwnMemory = 0
  const hasDone = (): boolean => {
    peakOwnMemory = Math.max(peakOwnMemory, program.ownMemory())
    return isDone(blocksIn(bucket))
  }
  await program.until('has compacted and thinned', hasDone, 900)
  const compaction = {
    peakMemory: program.peakMemory(),
    peakOwnMemory,
    cpuSeconds: program.cpuSeconds(),
    blocks: blocksIn(bucket),
  }
  await program.stop()
  return compaction
}

/** Store Gateway and Query on a bucket. */
export interface BucketReaders {
  readonly store: Thanos
  readonly query: Thanos
  /** Asks Query over the last so many hours, a point a minute. @returns the seconds, and how many series came back */
  readonly ask: (
    promql: string,
    hours: number,
  ) => Promise<{ readonly seconds: number; readonly series: number }>
  readonly stop: () => Promise<void>
}

/** Starts a Query on stores. @param more further flags, with the reason where they are given */
export const startQueryOn = (
  host: RunHost,
  endpoints: readonly string[],
  more: readonly string[] = [],
): Promise<Thanos> =>
  startThanos(host, {
    name: 'query',
    args: [
      'query',
      '--grpc-address=127.0.0.1:20951',
      ...endpoints.map((endpoint) => `--endpoint=${endpoint}`),
      '--query.replica-label=receive_replica',
      // Replicas of Receive have the same samples: nothing is to be chosen between them.
      '--deduplication.func=chain',
      ...more,
    ],
    httpAddress: `${host.address}:20952`,
  })

export const startReaders = async (host: RunHost, { bucket, stage }: BucketRun): Promise<BucketReaders> => {
  const grpc = '127.0.0.1:20941'
  const store = await startThanos(host, {
    name: 'store',
    args: [
      'store',
      `--data-dir=${join(stage, 'store')}`,
      `--grpc-address=${grpc}`,
      `--objstore.config=${bucketInFolder(bucket)}`,
    ],
    httpAddress: `${host.address}:20942`,
  })
  const query = await startQueryOn(host, [grpc])
  return {
    store,
    query,
    ask: async (promql, hours) => {
      const now = Date.now() / 1000
      const parameters = { query: promql, start: String(now - hours * 3600), end: String(now), step: '60' }
      const began = performance.now()
      const answer = await fetch(`${query.url}/api/v1/query_range`, {
        method: 'POST',
        body: new URLSearchParams(parameters),
      })
      const { data, error } = (await answer.json()) as {
        readonly data?: { readonly result: readonly unknown[] }
        readonly error?: string
      }
      if (!data) throw new Error(`Query refuses ${promql}: ${error}`)
      return { seconds: (performance.now() - began) / 1000, series: data.result.length }
    },
    stop: async () => {
      await Promise.all([store, query].map(({ program }) => program.kill('SIGKILL')))
    },
  }
}
