import type { Selector } from '@fleet/validation/queries'
import { selected } from '../promql/matchers.ts'
import type { MetricStore } from '../promql/stored-series.ts'
import { formatted } from './samples.ts'

/** The samples themselves, which an instant query of a range vector gives. */
export const rawMatrix = (
  { range, offset = 0, ...selector }: Selector,
  time: number,
  store: MetricStore,
): unknown => {
  const until = time - offset
  const series = selected(selector, store).map(({ labels, samples }) => {
    const { times, values } = samples(until - (range?.seconds ?? 0), until)
    const points = values.flatMap((value, place): [number, string][] =>
      value === undefined ? [] : [[times[place] ?? 0, formatted(value)]],
    )
    return { metric: labels, values: points }
  })
  return { resultType: 'matrix', result: series.filter(({ values }) => values.length > 0) }
}
