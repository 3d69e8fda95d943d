import type { Expr, Selector, Shift, Subquery } from '@fleet/validation/queries'
import { EvaluationError, type Context } from '../evaluation/context.ts'
import type { Labels } from '../evaluation/labels.ts'
import { selected } from './matchers.ts'
import type { MetricStore } from './stored-series.ts'

/** Points of one series in the order of their times, without any that mark an end. */
export interface Points {
  readonly labels: Labels
  readonly times: readonly number[]
  readonly values: readonly number[]
}

/** The points in one window of time: those from one place on, before another. */
export interface Window {
  readonly times: readonly number[]
  readonly values: readonly number[]
  readonly from: number
  readonly to: number
  /** The window's own ends, in seconds. It holds what is after the first. */
  readonly start: number
  readonly end: number
}

/** A range vector: series, and the window at each step. */
export interface RangeVector {
  readonly series: readonly Points[]
  readonly seconds: number
  readonly ends: readonly number[]
}

export const rangeOf = (expr: Expr | undefined, context: Context, store: MetricStore): RangeVector => {
  if (expr?.kind === 'selector' && expr.range) return ofSelector(expr, context, store)
  if (expr?.kind === 'subquery') return ofSubquery(expr, context)
  throw new EvaluationError('expected a range vector')
}

/** The times that an expression is evaluated at after `offset` and `@`. */
export const shiftedTimes = ({ at, offset = 0 }: Shift, { times, start, end }: Context): number[] => {
  const fixed = at === 'start' ? start : at === 'end' ? end : at
  return times.map((time) => (fixed ?? time) - offset)
}

const ofSelector = (expr: Selector, context: Context, store: MetricStore): RangeVector => {
  const seconds = secondsOf(expr.range)
  const ends = shiftedTimes(expr, context)
  const series = selected(expr, store).map(({ labels, samples }) => ({
    labels,
    ...withoutEnds(samples(Math.min(...ends) - seconds, Math.max(...ends))),
  }))
  return { series, seconds, ends }
}

const withoutEnds = ({
  times,
  values,
}: {
  times: readonly number[]
  values: readonly (number | undefined)[]
}): { times: readonly number[]; values: readonly number[] } => {
  if (!values.includes(undefined)) return { times, values: values as readonly number[] }
  return {
    times: times.filter((_, index) => values[index] !== undefined),
    values: values.filter((value) => value !== undefined),
  }
}

/** Prometheus' own evaluation interval, where a subquery names no step. */
const DEFAULT_STEP = 30

const ofSubquery = (expr: Subquery, context: Context): RangeVector => {
  const seconds = secondsOf(expr.range)
  const step = expr.step?.seconds ?? DEFAULT_STEP
  const ends = shiftedTimes(expr, context)
  const times = gridOf(Math.min(...ends) - seconds, Math.max(...ends), step)
  const value = context.evaluate(expr.of, { ...context, times })
  if (value.kind === 'text') throw new EvaluationError('subquery is only allowed on instant vector')
  const lines = value.kind === 'vector' ? value.lines : [{ labels: {}, values: value.values }]
  const series = lines.map(({ labels, values }) => ({ labels, ...withoutEnds({ times, values }) }))
  return { series, seconds, ends }
}

/** A subquery's own steps are multiples of its step, whenever it is asked. */
const gridOf = (after: number, until: number, step: number): number[] => {
  const times: number[] = []
  for (let time = (Math.floor(after / step) + 1) * step; time <= until; time += step) times.push(time)
  return times
}

const secondsOf = (window: { readonly seconds?: number } | undefined): number => {
  if (window?.seconds === undefined) throw new EvaluationError('expected a duration')
  return window.seconds
}

/** A function of the points of each window. */
export const overWindows = (
  { ends, seconds }: RangeVector,
  { times, values }: Points,
  reduce: (window: Window, step: number) => number | undefined,
): (number | undefined)[] =>
  ends.map((end, step) => {
    const start = end - seconds
    const from = firstAfter(times, start)
    const to = firstAfter(times, end)
    return from === to ? undefined : reduce({ times, values, from, to, start, end }, step)
  })

/** The place of the first time after another. */
export const firstAfter = (times: readonly number[], time: number): number => {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? Infinity) > time) high = middle
    else low = middle + 1
  }
  return low
}
