import type { Host } from '../hosts/host.ts'
import type { Thanos } from '../programs/thanos.ts'
import type { Question } from '../thanos/questions.ts'
import { startQueryOn } from './history.ts'
import { simulatedFleet, timesFrom, type Target } from './simulated-fleet.ts'

/*
 * A day of a fleet in its Receives. One cluster has every sample that it would push; the others have all their series, and
 * few samples: a machine of two cores could not write two million series at their rate. All of it stays in the heads: a
 * Receive writes no block in the first two hours after its start, and reads a block much as the head's chunks, which
 * are files, too.
 */

const SECOND = 1000
const HOUR = 3600 * SECOND

export const DAY = 24 * HOUR

/** Between two samples of the cluster that has all, and between two of the others. */
const INTERVALS = { full: 30 * SECOND, sparse: 4 * HOUR } as const

/** What is written at once. */
const SLICE = HOUR / 2

/** The cluster that has every sample. */
const FULL_CLUSTER = 0

interface DayOfFleet {
  readonly clusters: number
  readonly series: number
}

/** @returns the samples that were acknowledged */
export const writeDay = async (
  target: Target,
  { clusters, series }: DayOfFleet,
  end: number,
): Promise<number> => {
  const perSlice = SLICE / INTERVALS.full
  const full = simulatedFleet(target, series, perSlice)
  const sparse = simulatedFleet(target, series)
  for (let from = end - DAY; from < end; from += SLICE) {
    if ((from - end) % INTERVALS.sparse === 0) await sparse.send([from], FULL_CLUSTER + 1, clusters)
    await full.send(timesFrom(from, perSlice, INTERVALS.full), FULL_CLUSTER, FULL_CLUSTER + 1)
  }
  // What is active is in the head.
  await sparse.send([end - SECOND], FULL_CLUSTER + 1, clusters)
  return full.sent() + sparse.sent()
}

/** Starts a Query on Receives, with the flags of the tree that its answers depend on. */
export const startQuery = (
  host: Pick<Host, 'start' | 'address'>,
  endpoints: readonly string[],
): Promise<Thanos> =>
  startQueryOn(host, endpoints, ['--query.replica-label=tenant_id', '--query.auto-downsampling'])

/** What an answer took. */
export interface Asked {
  readonly question: Question
  readonly seconds: number
  /** CPU of Query and of the Receives, in seconds: unlike the time it hardly depends on other load. */
  readonly cpuSeconds: number
  /** How many samples the query read. */
  readonly samples: number
}

/** Grafana's points of a day on a panel. */
const STEP = 60

/** Asks Query as Grafana does, over a day or at its end. @throws where it refuses */
export const askDay = async (
  query: Thanos,
  receives: readonly Thanos[],
  question: Question,
  end: number,
): Promise<Asked> => {
  const at = (time: number): string => String(time / SECOND)
  const cpu = (): number => [query, ...receives].reduce((sum, { program }) => sum + program.cpuSeconds(), 0)
  const cpuBefore = cpu()
  const began = performance.now()
  const answer = await fetch(`${query.url}/api/v1/${question.instant ? 'query' : 'query_range'}`, {
    method: 'POST',
    body: new URLSearchParams({
      query: question.query,
      stats: 'all',
      ...(question.instant ? { time: at(end) } : { start: at(end - DAY), end: at(end), step: String(STEP) }),
    }),
  })
  const { data, error } = (await answer.json()) as {
    readonly data?: { readonly stats: { readonly samples: { readonly totalQueryableSamples: number } } }
    readonly error?: string
  }
  if (!data) throw new Error(`Query refuses ${question.where}: ${error}`)
  return {
    question,
    seconds: (performance.now() - began) / SECOND,
    cpuSeconds: cpu() - cpuBefore,
    samples: data.stats.samples.totalQueryableSamples,
  }
}
