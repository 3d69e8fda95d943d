import type { Binary, Expr } from './expr.ts'

/** The least and the greatest value that an expression may have. */
export type ValueRange = readonly [number, number]

const ANY: ValueRange = [-Infinity, Infinity]
const NOT_NEGATIVE: ValueRange = [0, Infinity]

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

/** Nothing where no value is possible: then an alert on the expression never fires. */
export const valueRange = (expr: Expr): ValueRange | undefined => {
  switch (expr.kind) {
    case 'number':
      return [expr.value, expr.value]
    case 'selector':
      return expr.metric?.text === 'up' ? [0, 1] : ANY
    case 'call':
      return ofCall(expr.name.text, expr.args)
    case 'aggregate':
      return ofAggregate(expr.op.text, valueRange(expr.of))
    case 'binary':
      return ofBinary(expr)
    case 'subquery':
      return valueRange(expr.of)
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

const ofCall = (name: string, args: readonly Expr[]): ValueRange | undefined => {
  const vector = args.find(({ kind }) => kind !== 'number' && kind !== 'string')
  if (KEEPS.test(name)) return vector ? valueRange(vector) : ANY
  return OF_CALL[name] ?? ANY
}

const ofBinary = ({ op, left, right, bool }: Binary): ValueRange | undefined => {
  const [one, other] = [valueRange(left), valueRange(right)]
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

/** Whether an expression has a value whenever its series are there: then an alert on it always fires. */
export const isAlwaysTrue = (expr: Expr): boolean => {
  if (expr.kind === 'number') return true
  if (expr.kind === 'selector') return true
  if (expr.kind === 'aggregate') return isAlwaysTrue(expr.of)
  if (expr.kind !== 'binary' || !Object.hasOwn(KEPT, expr.op.text)) return false
  const [one, other] = [valueRange(expr.left), valueRange(expr.right)]
  if (!one || !other || expr.bool) return expr.bool !== undefined
  if (expr.op.text === '>=') return one[0] >= other[1] && one[0] > -Infinity
  if (expr.op.text === '<=') return one[1] <= other[0] && one[1] < Infinity
  if (expr.op.text === '>') return one[0] > other[1]
  return expr.op.text === '<' && one[1] < other[0]
}
