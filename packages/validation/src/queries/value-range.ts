import { eachExpr } from './each-expr.ts'
import type { Binary, Expr, Selector } from './expr.ts'

/** The least and the greatest value that an expression may have. */
export type ValueRange = readonly [number, number]

const ANY: ValueRange = [-Infinity, Infinity]
export const NOT_NEGATIVE: ValueRange = [0, Infinity]

const OF_CALL: Readonly<Record<string, ValueRange>> = {
  absent: [1, 1],
  absent_over_time: [1, 1],
  changes: NOT_NEGATIVE,
  count_over_time: [1, Infinity],
  increase: NOT_NEGATIVE,
  irate: NOT_NEGATIVE,
  present_over_time: [1, 1],
  rate: NOT_NEGATIVE,
  resets: NOT_NEGATIVE,
  time: NOT_NEGATIVE,
  timestamp: NOT_NEGATIVE,
}

/** Aggregations whose result is in the range of what they take. */
const WITHIN = new Set(['avg', 'bottomk', 'max', 'min', 'quantile', 'topk'])
const KEEPS = /^(?:last|max|min|avg|quantile)_over_time$|^(?:sort|sort_desc|label_replace|label_join)$/

/** What is known of the values of a metric's samples. */
export type RangeOfMetric = (metric: string) => ValueRange | undefined

/** Nothing where no value is possible: then an alert on the expression never fires. */
const valueRange = (expr: Expr, ofMetric: RangeOfMetric): ValueRange | undefined => {
  switch (expr.kind) {
    case 'number':
      return [expr.value, expr.value]
    case 'selector':
      return (expr.metric && ofMetric(expr.metric.text)) ?? ANY
    case 'call':
      return ofCall(expr.name.text, expr.args, ofMetric)
    case 'aggregate':
      return ofAggregate(expr.op.text, valueRange(expr.of, ofMetric))
    case 'binary':
      return ofBinary(expr, ofMetric)
    case 'subquery':
      return valueRange(expr.of, ofMetric)
    default:
      return ANY
  }
}

const ofAggregate = (op: string, inner: ValueRange | undefined): ValueRange | undefined => {
  if (!inner || WITHIN.has(op)) return inner
  if (op === 'count') return [1, Infinity]
  if (op === 'group') return [1, 1]
  return op === 'sum' && inner[0] >= 0 ? [inner[0], Infinity] : ANY
}

const ofCall = (name: string, args: readonly Expr[], ofMetric: RangeOfMetric): ValueRange | undefined => {
  const vector = args.find(({ kind }) => kind !== 'number' && kind !== 'string')
  if (KEEPS.test(name)) return vector ? valueRange(vector, ofMetric) : ANY
  const [number] = args
  if (name === 'vector' && number?.kind === 'number') return [number.value, number.value]
  return OF_CALL[name] ?? ANY
}

const ofBinary = ({ op, left, right, bool }: Binary, ofMetric: RangeOfMetric): ValueRange | undefined => {
  const [one, other] = [valueRange(left, ofMetric), valueRange(right, ofMetric)]
  if (op.text === 'or')
    return one && other ? [Math.min(one[0], other[0]), Math.max(one[1], other[1])] : (one ?? other)
  if (op.text === 'unless') return one
  if (!one || !other) return undefined
  if (op.text === 'and') return one
  if (!Object.hasOwn(KEPT, op.text)) return computed(op.text, one, other)
  if (bool) return [0, 1]
  // A comparison lets its left side through, or the side that is no number.
  return left.kind === 'number'
    ? KEPT[MIRRORED[op.text] ?? op.text]?.(other, one)
    : KEPT[op.text]?.(one, other)
}

/** Of a sum and a difference; what else is computed may have any value. */
const computed = (op: string, one: ValueRange, other: ValueRange): ValueRange => {
  if (op === '+') return [one[0] + other[0], one[1] + other[1]]
  return op === '-' ? [one[0] - other[1], one[1] - other[0]] : ANY
}

type Comparison = (value: ValueRange, bound: ValueRange) => ValueRange | undefined

const between = (least: number, most: number, isOpen = false): ValueRange | undefined =>
  least > most || (isOpen && least === most) ? undefined : [least, most]

const KEPT: Readonly<Record<string, Comparison>> = {
  '==': (value, bound) => between(Math.max(value[0], bound[0]), Math.min(value[1], bound[1])),
  '!=': (value, bound) =>
    value[0] === value[1] && bound[0] === value[0] && bound[1] === value[0] ? undefined : value,
  '>': (value, bound) => between(Math.max(value[0], bound[0]), value[1], bound[0] >= value[0]),
  '>=': (value, bound) => between(Math.max(value[0], bound[0]), value[1]),
  '<': (value, bound) => between(value[0], Math.min(value[1], bound[1]), bound[1] <= value[1]),
  '<=': (value, bound) => between(value[0], Math.min(value[1], bound[1])),
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** The comparisons in an expression that are false for any series, from the outermost inwards. */
export const impossibleIn = (expr: Expr, ofMetric: RangeOfMetric): readonly Binary[] => {
  const found: Binary[] = []
  eachExpr(expr, (part) => {
    if (part.kind !== 'binary' || !Object.hasOwn(KEPT, part.op.text) || part.bool) return
    if (valueRange(part.left, ofMetric) && valueRange(part.right, ofMetric) && !valueRange(part, ofMetric))
      found.push(part)
  })
  return found
}

/** What is known of the series of metrics. */
export interface SeriesFacts {
  readonly rangeOf: RangeOfMetric
  /** Whether what a selector chooses is there on a good day too. */
  readonly isSteady: (selector: Selector) => boolean
}

/** Whether an expression has a value whenever its series are there: then an alert on it always fires. */
export const isAlwaysTrue = (expr: Expr, facts: SeriesFacts): boolean => {
  switch (expr.kind) {
    case 'number':
      return true
    case 'selector':
      return facts.isSteady(expr)
    case 'aggregate':
    case 'subquery':
    case 'unary':
      return isAlwaysTrue(expr.of, facts)
    case 'call':
      return !expr.name.text.startsWith('absent') && expr.args.every((arg) => isAlwaysTrue(arg, facts))
    case 'binary':
      return isBinaryAlwaysTrue(expr, facts)
    default:
      return expr.kind === 'string'
  }
}

const isBinaryAlwaysTrue = (expr: Binary, facts: SeriesFacts): boolean => {
  const { left, right, op, bool } = expr
  const areBoth = (known: SeriesFacts): boolean => isAlwaysTrue(left, known) && isAlwaysTrue(right, known)
  if (op.text === 'or') return isAlwaysTrue(left, facts) || isAlwaysTrue(right, facts)
  if (op.text === 'unless') return false
  if (!Object.hasOwn(KEPT, op.text) || bool) return areBoth(facts)
  const [one, other] = [valueRange(left, facts.rangeOf), valueRange(right, facts.rangeOf)]
  // A comparison that is true of every value is none, however rare the series are.
  return (
    one !== undefined &&
    other !== undefined &&
    isAlwaysKept(op.text, one, other) &&
    areBoth({ ...facts, isSteady: () => true })
  )
}

const isAlwaysKept = (op: string, one: ValueRange, other: ValueRange): boolean => {
  if (op === '>=') return one[0] >= other[1] && one[0] > -Infinity
  if (op === '<=') return one[1] <= other[0] && one[1] < Infinity
  if (op === '>') return one[0] > other[1]
  return op === '<' && one[1] < other[0]
}
