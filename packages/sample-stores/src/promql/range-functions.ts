import type { Call } from '@fleet/validation/queries'
import { scalarOf, type Context } from '../evaluation/context.ts'
import { distinct } from '../evaluation/distinct.ts'
import { withoutName, type Labels } from '../evaluation/labels.ts'
import { deviationOf, leastOf, mostOf, quantileOf, sumOf, varianceOf } from '../evaluation/statistics.ts'
import { vector, type Vector } from '../evaluation/value.ts'
import { extrapolated, instantaneous, regression } from './rates.ts'
import type { MetricStore } from './stored-series.ts'
import { overWindows, rangeOf, type Window } from './windows.ts'

type Reduce = (window: Window) => number | undefined

const ofAll =
  (reduce: (values: readonly number[]) => number): Reduce =>
  ({ values, from, to }) =>
    reduce(values.slice(from, to))

const counting =
  (isCounted: (value: number, before: number) => boolean): Reduce =>
  ({ values, from, to }) => {
    let count = 0
    for (let index = from + 1; index < to; index += 1)
      if (isCounted(values[index] ?? NaN, values[index - 1] ?? NaN)) count += 1
    return count
  }

/** What Prometheus makes of one window. */
const OF_WINDOW: Readonly<Record<string, Reduce>> = {
  avg_over_time: ofAll((values) => sumOf(values) / values.length),
  changes: counting((value, before) => !Object.is(value, before) && value !== before),
  count_over_time: ({ from, to }) => to - from,
  delta: extrapolated({ isCounter: false, isRate: false }),
  deriv: (window) => regression(window, window.times[window.from] ?? NaN)?.slope,
  idelta: instantaneous({ isCounter: false, isRate: false }),
  increase: extrapolated({ isCounter: true, isRate: false }),
  irate: instantaneous({ isCounter: true, isRate: true }),
  last_over_time: ({ values, to }) => values[to - 1],
  max_over_time: ofAll(mostOf),
  min_over_time: ofAll(leastOf),
  present_over_time: () => 1,
  rate: extrapolated({ isCounter: true, isRate: true }),
  resets: counting((value, before) => value < before),
  stddev_over_time: ofAll(deviationOf),
  stdvar_over_time: ofAll(varianceOf),
  sum_over_time: ofAll(sumOf),
}

export const isRangeFunction = (name: string): boolean =>
  name in OF_WINDOW || name === 'quantile_over_time' || name === 'predict_linear'

export const rangeFunction = (call: Call, context: Context, store: MetricStore): Vector => {
  const name = call.name.text
  const range = call.args.find((argument) => argument.kind === 'selector' || argument.kind === 'subquery')
  const found = rangeOf(range, context, store)
  const reduce = reducer(call, context)
  const named = (labels: Labels): Labels => (name === 'last_over_time' ? labels : withoutName(labels))
  const results = vector(
    found.series.flatMap((series) => {
      const values = overWindows(found, series, reduce)
      return values.some((value) => value !== undefined) ? [{ labels: named(series.labels), values }] : []
    }),
  )
  return distinct(results)
}

const reducer = (
  { name, args }: Call,
  context: Context,
): ((window: Window, step: number) => number | undefined) => {
  if (name.text === 'quantile_over_time') {
    const shares = scalarOf(args[0], context).values
    return ({ values, from, to }, step) => quantileOf(shares[step] ?? NaN, values.slice(from, to))
  }
  if (name.text === 'predict_linear') {
    const ahead = scalarOf(args[1], context).values
    return (window, step) => {
      const line = regression(window, window.end)
      return line && line.there + line.slope * (ahead[step] ?? NaN)
    }
  }
  return OF_WINDOW[name.text] ?? (() => undefined)
}
