import type { Prometheus } from '../../programs/prometheus.ts'
import type { AskedQuery } from './refresh.ts'

/** What Prometheus reads for queries. */
export interface Touched {
  readonly queries: number
  /** Samples that are read, counted once for each step that uses them. */
  readonly samples: number
  /** The most that one query has in memory at a time. */
  readonly peak: number
  /** Queries of which nothing is found: they cost nothing here. */
  readonly empty: number
}

interface Answer {
  readonly result: readonly unknown[]
  readonly stats: {
    readonly samples: { readonly totalQueryableSamples: number; readonly peakSamples: number }
  }
}

const NONE: Touched = { queries: 0, samples: 0, peak: 0, empty: 0 }

const sum = (one: Touched, other: Touched): Touched => ({
  queries: one.queries + other.queries,
  samples: one.samples + other.samples,
  peak: Math.max(one.peak, other.peak),
  empty: one.empty + other.empty,
})

/** All of several refreshes. */
export const sumOf = (all: readonly Touched[]): Touched => all.reduce(sum, NONE)

/** Asks queries at a time, over a range that ends then, and counts what Prometheus reads. */
export const touchedBy = async (
  prometheus: Pick<Prometheus, 'ask'>,
  queries: readonly AskedQuery[],
  { end, range }: { readonly end: number; readonly range: number },
): Promise<Touched> => {
  const touched: Touched[] = []
  for (const { text: query, step } of queries) {
    const answer = (await (step === undefined
      ? prometheus.ask('query', { query, time: String(end), stats: 'all' })
      : prometheus.ask('query_range', {
          ...{ query, step: String(step), stats: 'all' },
          ...{ start: String(end - range), end: String(end) },
        }))) as Answer
    const { totalQueryableSamples, peakSamples } = answer.stats.samples
    const empty = answer.result.length === 0 ? 1 : 0
    touched.push({ queries: 1, samples: totalQueryableSamples, peak: peakSamples, empty })
  }
  return sumOf(touched)
}
