import { eachExpr } from './each-expr.ts'
import type { Binary, Expr } from './expr.ts'

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
  return OF_CALL[name] ?? ANY
}

const ofBinary = ({ op, left, right, bool }: Binary, ofMetric: RangeOfMetric): ValueRange | undefined => {
  const [one, other] = [valueRange(left, ofMetric), valueRange(right, ofMetric)]
  if (op.text === 'or')
    return one && other ? [Math.min(one[0], other[0]), Math.max(one[1], other[1])] : (one ?? other)
  if (op.text === 'unless') return one
  if (!one || !other) return undefined
  if (op.text === 'and') return one
  if (!Object.hasOwn(KEPT, op.text)) return ANY
  if (bool) return [0, 1]
  // A comparison lets its left side through, or the side that is no number.
  return left.kind === 'number'
    ? KEPT[MIRRORED[op.text] ?? op.text]?.(other, one)
    : KEPT[op.text]?.(one, other)
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

/** Whether an expression has a value whenever its series are there: then an alert on it always fires. */
export const isAlwaysTrue = (expr: Expr, ofMetric: RangeOfMetric): boolean => {
  switch (expr.kind) {
    case 'number':
    case 'selector':
      return true
    case 'aggregate':
    case 'subquery':
    case 'unary':
      return isAlwaysTrue(expr.of, ofMetric)
    case 'call':
      return !expr.name.text.startsWith('absent') && expr.args.every((arg) => isAlwaysTrue(arg, ofMetric))
    case 'binary':
      return isBinaryAlwaysTrue(expr, ofMetric)
    default:
      return expr.kind === 'string'
  }
}

const isBinaryAlwaysTrue = ({ left, right, op, bool }: Binary, ofMetric: RangeOfMetric): boolean => {
  const [isLeft, isRight] = [isAlwaysTrue(left, ofMetric), isAlwaysTrue(right, ofMetric)]
  if (op.text === 'or') return isLeft || isRight
  if (op.text === 'unless') return false
  if (!isLeft || !isRight) return false
  if (!Object.hasOwn(KEPT, op.text) || bool) return true
  const [one, other] = [valueRange(left, ofMetric), valueRange(right, ofMetric)]
  return one !== undefined && other !== undefined && isAlwaysKept(op.text, one, other)
}

const isAlwaysKept = (op: string, one: ValueRange, other: ValueRange): boolean => {
  if (op === '>=') return one[0] >= other[1] && one[0] > -Infinity
  if (op === '<=') return one[1] <= other[0] && one[1] < Infinity
  if (op === '>') return one[0] > other[1]
  return op === '<' && one[1] < other[0]
}
