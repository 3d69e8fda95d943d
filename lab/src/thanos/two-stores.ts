import { writeSamples, type TimedSeries } from '../capacity/write-samples.ts'
import type { LabHosts } from '../hosts/lab-hosts.ts'
import { startPrometheusAlone, type Prometheus, type Series } from '../programs/prometheus.ts'
import { startThanosHub, type ThanosHub } from './hub.ts'
import type { Question } from './questions.ts'

/*
 * One Prometheus and the Thanos of the tree with the same samples. What dashboards show and rules find must not depend on
 * which of the two a fleet has.
 */

const SHOWN = 3600

/** An hour is shown, and a rate reads what was before. In seconds. */
export const WRITTEN = SHOWN + 900

export interface TwoStores {
  readonly hub: ThanosHub
  readonly prometheus: Prometheus
  /** How many samples each has. */
  readonly samples: number
}

/** @param end the time of the last samples, in seconds */
export const startTwoStores = async (
  hosts: LabHosts,
  series: readonly TimedSeries[],
  end: number,
): Promise<TwoStores> => {
  const [hub, prometheus] = await Promise.all([
    startThanosHub(hosts.hub, hosts.stage),
    startPrometheusAlone(hosts.spoke, {
      retention: '7d',
      enableRemoteWriteReceiver: true,
      tsdb: { outOfOrderTimeWindow: '1h' },
    }),
  ])
  const slices = { from: (end - WRITTEN) * 1000, to: end * 1000 + 1, slice: 300_000 }
  let samples = 0
  for (const url of [`${prometheus.address}/api/v1/write`, hub.writesOfLab])
    samples = await writeSamples({ url }, series, slices)
  return { hub, prometheus, samples }
}

interface Answer {
  readonly resultType: string
  readonly result: readonly Series[]
}

/** Two sums of the same numbers in another order differ in their last digits. */
const rounded = (value: string): string => Number(value).toPrecision(9)

/** Each series of an answer as text: a store may give them in any order. */
const linesOf = ({ result }: Answer): readonly string[] =>
  result
    .map(({ metric, value, values = [] }) =>
      JSON.stringify([
        Object.entries(metric).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        [...values, ...(value ? [value] : [])].map(([time, figure]) => [time, rounded(figure)]),
      ]),
    )
    .toSorted()

/** Among equal values a store may choose any: their labels say nothing. */
const choosesAmongEquals = /\b(?:top|bottom)k\(/

const valuesOf = ({ result }: Answer): readonly string[] =>
  result
    .flatMap(({ value, values = [] }) => [...values, ...(value ? [value] : [])])
    .map(([time, figure]) => JSON.stringify([time, rounded(figure)]))
    .toSorted()

const ask = async (
  store: Prometheus,
  { query, instant }: Question,
  end: number,
): Promise<readonly string[]> => {
  const answer = instant
    ? await store.ask('query', { query, time: String(end) })
    : await store.ask('query_range', {
        query,
        start: String(end - SHOWN),
        end: String(end),
        step: '60',
      })
  return (choosesAmongEquals.test(query) ? valuesOf : linesOf)(answer as Answer)
}

/** What two stores answered to questions. */
export interface Compared {
  /** Those that they answer otherwise. */
  readonly different: readonly string[]
  /** Those that find nothing. */
  readonly empty: readonly string[]
}

/** Asks both, over the hour to a time in seconds or at it. */
export const compare = async (
  { hub, prometheus }: TwoStores,
  questions: readonly Question[],
  end: number,
): Promise<Compared> => {
  const different: string[] = []
  const empty: string[] = []
  for (const question of questions) {
    const [ours, theirs] = await Promise.all([ask(hub.query, question, end), ask(prometheus, question, end)])
    if (ours.length === 0) empty.push(question.where)
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      different.push(`${question.where}: ${question.query}`)
  }
  return { different, empty }
}
