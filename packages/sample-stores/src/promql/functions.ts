import type { Call, Expr } from '@fleet/validation/queries'
import { sortedByValue } from '../evaluation/aggregate.ts'
import { constant, EvaluationError, scalarOf, vectorOf, type Context } from '../evaluation/context.ts'
import { labelReplace } from '../evaluation/label-replace.ts'
import { withoutName } from '../evaluation/labels.ts'
import { mapped, vector, type Scalar, type Value, type Vector } from '../evaluation/value.ts'
import { absentOf } from './absent.ts'
import { histogramQuantile } from './histogram-quantile.ts'
import { instantVector } from './instant-selector.ts'
import { labelJoin } from './label-join.ts'
import { DATE_FUNCTIONS, NUMBER_FUNCTIONS } from './number-functions.ts'
import { isRangeFunction, rangeFunction } from './range-functions.ts'
import type { MetricStore } from './stored-series.ts'
import { overWindows, rangeOf } from './windows.ts'

export const call = (expr: Call, context: Context, store: MetricStore): Value => {
  const name = expr.name.text
  if (isRangeFunction(name)) return rangeFunction(expr, context, store)
  const ofNumber = NUMBER_FUNCTIONS[name]
  if (ofNumber) return mapped(first(expr, context), withoutName, ofNumber)
  const ofDate = DATE_FUNCTIONS[name]
  if (ofDate) return mapped(timesIn(expr, context), withoutName, ofDate)
  const evaluate = OTHERS[name]
  if (!evaluate) throw new EvaluationError(`the sample store does not evaluate the function ${name}`)
  return evaluate(expr, context, store)
}

const first = ({ args }: Call, context: Context): Vector => vectorOf(firstArgument(args), context)

const firstArgument = ([argument]: readonly Expr[]): Expr => {
  if (!argument) throw new EvaluationError('expected an argument')
  return argument
}

const timesIn = (expr: Call, context: Context): Vector =>
  expr.args.length > 0 ? first(expr, context) : vector([{ labels: {}, values: context.times }])

type Evaluate = (expr: Call, context: Context, store: MetricStore) => Value

const clamped =
  (clamp: (value: number, numbers: readonly number[]) => number): Evaluate =>
  (expr, context) => {
    const bounds = expr.args.slice(1).map((bound) => scalarOf(bound, context).values)
    return mapped(first(expr, context), withoutName, (value, step) =>
      clamp(
        value,
        bounds.map((bound) => bound[step] ?? NaN),
      ),
    )
  }

const roundedTo = (value: number, [to = 1]: readonly number[]): number => Math.floor(value / to + 0.5) * to

const scalar: Evaluate = (expr, context): Scalar => {
  const { lines } = first(expr, context)
  const valueAt = (step: number): number => {
    const values = lines.map((line) => line.values[step]).filter((value) => value !== undefined)
    return values.length === 1 ? (values[0] ?? NaN) : NaN
  }
  return { kind: 'scalar', values: context.times.map((_, step) => valueAt(step)) }
}

const timestamp: Evaluate = (expr, context, store) => {
  const of = firstArgument(expr.args)
  const found =
    of.kind === 'selector'
      ? instantVector(of, context, store, 'time')
      : mapped(
          vectorOf(of, context),
          (labels) => labels,
          (_, step) => context.times[step],
        )
  return mapped(found, withoutName, (value) => value)
}

const absentOverTime: Evaluate = (expr, context, store) => {
  const of = firstArgument(expr.args)
  const range = rangeOf(of, context, store)
  const columns = range.series.map((series) => overWindows(range, series, () => 1))
  return absentOf(of, columns, context)
}

const sorted =
  (isDescending: boolean): Evaluate =>
  (expr, context) =>
    vector(sortedByValue(first(expr, context).lines, isDescending))

const OTHERS: Readonly<Record<string, Evaluate | undefined>> = {
  absent: (expr, context) =>
    absentOf(
      firstArgument(expr.args),
      first(expr, context).lines.map(({ values }) => values),
      context,
    ),
  absent_over_time: absentOverTime,
  clamp: clamped((value, [least = NaN, most = NaN]) => Math.max(least, Math.min(most, value))),
  clamp_max: clamped((value, [most = NaN]) => Math.min(most, value)),
  clamp_min: clamped((value, [least = NaN]) => Math.max(least, value)),
  histogram_quantile: histogramQuantile,
  label_join: labelJoin,
  label_replace: labelReplace,
  pi: (_, context) => constant(Math.PI, context),
  round: clamped(roundedTo),
  scalar,
  sort: sorted(false),
  sort_desc: sorted(true),
  time: (_, { times }) => ({ kind: 'scalar', values: times }),
  timestamp,
  vector: (expr, context) => vector([{ labels: {}, values: scalarOf(expr.args[0], context).values }]),
}
