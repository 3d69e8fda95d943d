import { eachExpr } from '../each-expr.ts'
import type { Binary, Call, Expr, LogRange } from '../expr.ts'
import type { Quantity } from './quantity.ts'
import { quantityOfMetric } from './quantity-of-metric.ts'

type Known = Quantity | undefined

/** What the numbers that a query gives count; nothing where that is not to be known. */
export const quantityOfQuery = (expr: Expr): Known => {
  switch (expr.kind) {
    case 'selector':
      return quantityOfMetric(expr)
    case 'subquery':
    case 'unary':
      return quantityOfQuery(expr.of)
    case 'aggregate':
      if (expr.op.text === 'avg' && isUp(expr.of)) return 'proportion'
      return COUNTS.has(expr.op.text) ? 'number' : quantityOfQuery(expr.of)
    case 'call':
      return ofCall(expr)
    case 'binary':
      return ofBinary(expr)
    case 'log-range':
      return ofLines(expr)
    default:
      return undefined
  }
}

/** The average of a metric of 1 and 0 is the share of ones. */
const isUp = (expr: Expr | undefined): boolean => expr?.kind === 'selector' && expr.metric?.text === 'up'

const COUNTS = new Set(['count', 'count_values', 'group'])

/** By the number of things of a second. */
const PER_SECOND: Readonly<Partial<Record<Quantity, Quantity>>> = {
  bytes: 'bytes per second',
  bits: 'bits per second',
  seconds: 'seconds per second',
  number: 'events per second',
}

const RATES = new Set(['rate', 'irate', 'deriv'])
const TIMES = new Set(['time', 'timestamp'])
const NUMBERS = new Set([
  'count_over_time',
  'changes',
  'resets',
  'absent',
  'absent_over_time',
  'present_over_time',
])
/** Functions that take a quantity as their second argument and give the same. */
const OF_SECOND = new Set(['quantile_over_time'])
/** Functions that give a quantity of their own. */
const OTHERS =
  /^(?:day_|days_|hour|minute|month|year|histogram_(?:count|fraction)|ln|log|exp|sqrt|sgn|stdvar|pi|acos|cos|sin|tan)/

const ofCall = ({ name, args }: Call): Known => {
  const called = name.text
  if (TIMES.has(called)) return 'seconds since 1970'
  if (NUMBERS.has(called)) return 'number'
  if (OTHERS.test(called)) return undefined
  if (called === 'histogram_quantile') return ofBuckets(args[1])
  if (called === 'avg_over_time' && isUp(args[0])) return 'proportion'
  const argument = args[OF_SECOND.has(called) ? 1 : 0]
  const inner = argument && quantityOfQuery(argument)
  return RATES.has(called) ? inner && PER_SECOND[inner] : inner
}

/** What a histogram's buckets are buckets of, however often they are filled. */
const ofBuckets = (buckets: Expr | undefined): Known => {
  const found: Known[] = []
  if (buckets)
    eachExpr(buckets, (part) => {
      if (part.kind === 'selector') found.push(quantityOfMetric(part))
    })
  return found[0]
}

const ofLines = ({ op, unwrap }: LogRange): Known => {
  if (unwrap) return undefined
  switch (op.text) {
    case 'rate':
      return 'events per second'
    case 'bytes_rate':
      return 'bytes per second'
    case 'bytes_over_time':
      return 'bytes'
    default:
      return 'number'
  }
}

const COMPARISONS = new Set(['==', '!=', '>', '<', '>=', '<='])

const ofBinary = (expr: Binary): Known => {
  const op = expr.op.text
  const [left, right] = [quantityOfQuery(expr.left), quantityOfQuery(expr.right)]
  if (COMPARISONS.has(op)) return expr.bool ? 'number' : left
  if (op === 'or') return left ?? right
  if (op === 'and' || op === 'unless') return left
  if (op === '+') return left === right || expr.right.kind === 'number' ? left : undefined
  if (op === '-') return difference(expr, left, right)
  if (op === '*') return product(expr, left, right)
  return op === '/' ? quotient(expr, left, right) : undefined
}

const difference = (expr: Binary, left: Known, right: Known): Known => {
  // What is left of a whole: 1 - rate(idle).
  if (isNumber(expr.left, 1)) return right === 'share' || right === 'seconds per second' ? 'share' : undefined
  if (left === 'seconds since 1970' && right === left) return 'seconds'
  return left === right || expr.right.kind === 'number' ? left : undefined
}

/** By what a quantity becomes if it is multiplied. */
const TIMES_NUMBER: Readonly<Record<number, Readonly<Partial<Record<Quantity, Quantity>>>>> = {
  8: { bytes: 'bits', 'bytes per second': 'bits per second' },
  60: { 'events per second': 'events per minute' },
  100: { share: 'percent', proportion: 'percent', 'seconds per second': 'percent' },
  1000: { seconds: 'milliseconds', 'seconds since 1970': 'milliseconds since 1970' },
}

const product = (expr: Binary, left: Known, right: Known): Known => {
  const factor =
    expr.right.kind === 'number'
      ? expr.right.value
      : expr.left.kind === 'number'
        ? expr.left.value
        : undefined
  const other = expr.right.kind === 'number' ? left : right
  if (factor !== undefined) return factor === 1 ? other : other && TIMES_NUMBER[factor]?.[other]
  // A join: the metric that is joined is 1, and only its labels are wanted.
  if (right === 'number' && expr.group?.side === 'left') return left
  return left === 'number' && expr.group?.side === 'right' ? right : undefined
}

const quotient = (expr: Binary, left: Known, right: Known): Known => {
  if (expr.right.kind === 'number') return expr.right.value === 1 ? left : undefined
  if (!left || !right) return undefined
  if (left === 'seconds per second' && right === 'events per second') return 'seconds'
  if (left === 'bytes per second' && right === 'events per second') return 'bytes'
  if (left === right) return MEASURED.has(left) || isOfOneMetric(expr) ? 'share' : 'proportion'
  if (right === 'number')
    return left === 'events per second' ? undefined : left === 'seconds per second' ? 'proportion' : left
  return undefined
}

/** Of these a part and the whole are the same kind of quantity, whatever their names. */
const MEASURED: ReadonlySet<Quantity> = new Set([
  'bytes',
  'bytes per second',
  'seconds',
  'bits',
  'bits per second',
])

const isOfOneMetric = ({ left, right }: Binary): boolean => {
  const [ones, others] = [metricsIn(left), metricsIn(right)]
  return ones.length > 0 && others.length > 0 && ones.every((name) => others.includes(name))
}

const metricsIn = (expr: Expr): string[] => {
  const found: string[] = []
  eachExpr(expr, (part) => {
    if (part.kind === 'selector' && part.metric) found.push(part.metric.text)
    if (part.kind === 'log-range') found.push(part.op.text)
  })
  return found
}

const isNumber = (expr: Expr, value: number): boolean => expr.kind === 'number' && expr.value === value
