import type { Grouping, LogRange } from '@fleet/validation/queries'
import { EvaluationError, scalarOf, type Context } from '../evaluation/context.ts'
import { omitted, signature, type Labels } from '../evaluation/labels.ts'
import { deviationOf, leastOf, mostOf, quantileOf, sumOf, varianceOf } from '../evaluation/statistics.ts'
import { vector, type Vector } from '../evaluation/value.ts'
import { overWindows, type Window } from '../promql/windows.ts'
import { amountIn } from './amounts.ts'
import { labelOf, labelsOf, textOf, type Entry } from './entry.ts'
import type { LogStore } from './log-store.ts'
import { selectedEntries } from './select.ts'

/** `count_over_time({…}[5m])` and the like. `wanted` are the only labels that the expression around it reads. */
export const logRange = (
  expr: LogRange,
  context: Context,
  store: LogStore,
  wanted: Grouping | undefined,
): Vector => {
  const { seconds } = expr.range
  if (seconds === undefined) throw new EvaluationError('expected a duration')
  const ends = context.times.map((time) => time - (expr.offset ?? 0))
  const bounds = { after: Math.min(...ends) - seconds, until: Math.max(...ends) }
  const series = seriesOf(expr, selectedEntries(expr.of, store, bounds), expr.grouping ?? wanted)
  const reduce = reducer(expr, context)
  if (expr.op.text === 'absent_over_time') return absent(expr, context, series, { ends, seconds })
  return vector(
    series.map((points) => ({
      labels: points.labels,
      values: overWindows({ series: [], seconds, ends }, points, reduce),
    })),
  )
}

interface Points {
  readonly labels: Labels
  readonly times: number[]
  readonly values: number[]
}

const seriesOf = (expr: LogRange, entries: readonly Entry[], grouping: Grouping | undefined): Points[] => {
  const valueOf = measure(expr)
  const keyOf = keyed(expr, grouping)
  const series = new Map<string, Points>()
  for (const entry of entries) {
    const value = valueOf(entry)
    if (value === undefined) continue
    const { key, labels } = keyOf(entry)
    const points = series.get(key) ?? { labels: labels(), times: [], values: [] }
    series.set(key, points)
    points.times.push(entry.stored.time)
    points.values.push(value)
  }
  return [...series.values()].map(inOrder)
}

/** Lines of many streams come stream by stream. */
const inOrder = (points: Points): Points => {
  const { labels, times, values } = points
  if (times.every((time, place) => place === 0 || time >= (times[place - 1] ?? 0))) return points
  const order = [...times.keys()].toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
  return {
    labels,
    times: order.map((place) => times[place] ?? 0),
    values: order.map((place) => values[place] ?? 0),
  }
}

interface Key {
  readonly key: string
  readonly labels: () => Labels
}

const keyed = ({ unwrap }: LogRange, grouping: Grouping | undefined): ((entry: Entry) => Key) => {
  const names = grouping?.labels.map(({ text }) => text) ?? []
  if (grouping?.mode === 'by')
    return (entry) => {
      const found = names.map((name) => labelOf(entry, name))
      return { key: found.join('\u0002'), labels: () => paired(names, found) }
    }
  return (entry) => {
    const labels = omitted(labelsOf(entry), [...names, ...(unwrap ? [unwrap.text] : [])])
    return { key: signature(labels), labels: () => labels }
  }
}

const paired = (names: readonly string[], found: readonly string[]): Labels => {
  const labels: Record<string, string> = {}
  for (const [place, name] of names.entries()) {
    const value = found[place] ?? ''
    if (value !== '') labels[name] = value
  }
  return labels
}

/** What is counted of a line. */
const measure = ({ op, unwrap }: LogRange): ((entry: Entry) => number | undefined) => {
  if (unwrap) return (entry) => amountIn(labelOf(entry, unwrap.text))
  return op.text.startsWith('bytes_') ? (entry) => textOf(entry).length : () => 1
}

const values = ({ values: all, from, to }: Window): readonly number[] => all.slice(from, to)

const REDUCERS: Readonly<Record<string, (window: Window) => number | undefined>> = {
  avg_over_time: (window) => sumOf(values(window)) / (window.to - window.from),
  bytes_over_time: (window) => sumOf(values(window)),
  bytes_rate: (window) => sumOf(values(window)) / (window.end - window.start),
  count_over_time: ({ from, to }) => to - from,
  first_over_time: ({ values: all, from }) => all[from],
  last_over_time: ({ values: all, to }) => all[to - 1],
  max_over_time: (window) => mostOf(values(window)),
  min_over_time: (window) => leastOf(values(window)),
  rate: (window) => sumOf(values(window)) / (window.end - window.start),
  stddev_over_time: (window) => deviationOf(values(window)),
  stdvar_over_time: (window) => varianceOf(values(window)),
  sum_over_time: (window) => sumOf(values(window)),
}

const reducer = (
  { op, parameter }: LogRange,
  context: Context,
): ((window: Window, step: number) => number | undefined) => {
  if (op.text === 'quantile_over_time') {
    const shares = scalarOf(parameter, context).values
    return (window, step) => quantileOf(shares[step] ?? NaN, values(window))
  }
  if (op.text === 'absent_over_time') return () => 1
  const reduce = REDUCERS[op.text]
  if (!reduce) throw new EvaluationError(`the sample store does not evaluate ${op.text}`)
  return reduce
}

/** 1 where no line is in the window, with the labels that the selector asks for. */
const absent = (
  { of }: LogRange,
  { times }: Context,
  series: readonly Points[],
  range: { readonly ends: readonly number[]; readonly seconds: number },
): Vector => {
  const columns = series.map((points) => overWindows({ series: [], ...range }, points, () => 1))
  const found = times.map((_, step) => (columns.some((column) => column[step] !== undefined) ? undefined : 1))
  const asked = of.matchers
    .filter(({ op }) => op === '=')
    .map(({ label, value }) => [label.text, value.value])
  return vector([{ labels: Object.fromEntries(asked) as Labels, values: found }])
}
