import type { Binary, Call, Expr, Grouping, Matching, Name } from '../expr.ts'

/** The labels of what a query gives; `any` where its text does not show which. */
export type ResultLabels = ReadonlySet<string> | 'any'

const NONE: ResultLabels = new Set()

export const resultLabels = (expr: Expr): ResultLabels => {
  switch (expr.kind) {
    case 'subquery':
    case 'unary':
      return resultLabels(expr.of)
    case 'aggregate':
      return KEEPS.has(expr.op.text) ? resultLabels(expr.of) : grouped(expr.grouping, NONE)
    case 'log-range':
      return grouped(expr.grouping, 'any')
    case 'call':
      return ofCall(expr)
    case 'binary':
      return ofBinary(expr)
    case 'number':
    case 'string':
      return NONE
    default:
      return 'any'
  }
}

/** Aggregations that choose series and leave them as they are. */
const KEEPS = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio'])

const grouped = (grouping: Grouping | undefined, otherwise: ResultLabels): ResultLabels => {
  if (!grouping) return otherwise
  return grouping.mode === 'by' ? new Set(grouping.labels.map(({ text }) => text)) : 'any'
}

const ofCall = ({ name, args }: Call): ResultLabels => {
  if (name.text === 'time' || name.text === 'scalar' || name.text === 'vector') return NONE
  const vector = args[name.text === 'histogram_quantile' || name.text === 'quantile_over_time' ? 1 : 0]
  const labels = vector ? resultLabels(vector) : 'any'
  if (labels === 'any') return labels
  if (name.text === 'histogram_quantile') return new Set([...labels].filter((label) => label !== 'le'))
  const [, made] = args
  const isMaking = name.text === 'label_replace' || name.text === 'label_join'
  return isMaking && made?.kind === 'string' ? new Set([...labels, made.value]) : labels
}

const ofBinary = ({ op, left, right, matching, group }: Binary): ResultLabels => {
  const [one, other] = [resultLabels(left), resultLabels(right)]
  if (op.text === 'or') return either(one, other)
  if (isScalar(left)) return other
  if (isScalar(right) || op.text === 'and' || op.text === 'unless') return one
  if (group) return withMore(group.side === 'right' ? other : one, group.labels)
  return matching ? matched(one, matching) : narrower(one, other)
}

const SCALARS = new Set(['time', 'scalar', 'pi'])

const isScalar = (expr: Expr): boolean =>
  expr.kind === 'number' || expr.kind === 'variable' || (expr.kind === 'call' && SCALARS.has(expr.name.text))

const either = (one: ResultLabels, other: ResultLabels): ResultLabels =>
  one === 'any' || other === 'any' ? 'any' : new Set([...one, ...other])

const withMore = (labels: ResultLabels, more: readonly Name[]): ResultLabels =>
  labels === 'any' ? labels : new Set([...labels, ...more.map(({ text }) => text)])

/** Of two operands that must have the same labels one may state them. */
const narrower = (one: ResultLabels, other: ResultLabels): ResultLabels => (one === 'any' ? other : one)

const matched = (labels: ResultLabels, { mode, labels: named }: Matching): ResultLabels => {
  const names = new Set(named.map(({ text }) => text))
  if (mode === 'on') return names
  return labels === 'any' ? labels : new Set([...labels].filter((label) => !names.has(label)))
}
