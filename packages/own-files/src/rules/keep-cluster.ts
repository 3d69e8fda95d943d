import { CLUSTER_LABEL } from '@fleet/model'
import {
  readQuery,
  type Aggregate,
  type Binary,
  type Call,
  type Expr,
  type Grouping,
  type Matching,
  type Selector,
} from '@fleet/validation/queries'
import { applied, insertAt, type Edit } from '../edit.ts'

/** An expression whose result has the label of the cluster, or why it has not. */
export type KeptCluster =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string }

/** The metrics of recording rules that have no label of the cluster, for their expressions could not keep it. */
export type WithoutCluster = ReadonlySet<string>

/** Has every aggregation and match of an expression keep the label of the cluster, as long as that changes nothing else. */
export const keepingCluster = (text: string, without: WithoutCluster): KeptCluster => {
  const read = readQuery('promql', text, false)
  if (!read.ok) return { ok: false, why: `it cannot be read: ${read.errors[0]?.message ?? ''}` }
  const kept = keep(read.expr, { text, without })
  if (kept.kind === 'number') return { ok: false, why: 'its result is a number, which has no labels' }
  return kept.kind === 'lost' ? { ok: false, why: kept.why } : { ok: true, text: applied(text, kept.edits) }
}

interface Context {
  readonly text: string
  readonly without: WithoutCluster
}

/** Series with the label, after these edits; a number; or what has lost the label. */
type Kept =
  | { readonly kind: 'kept'; readonly edits: readonly Edit[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'lost'; readonly why: string }

const kept = (edits: readonly Edit[] = []): Kept => ({ kind: 'kept', edits })
const lost = (why: string): Kept => ({ kind: 'lost', why })

const keep = (expr: Expr, context: Context): Kept => {
  switch (expr.kind) {
    case 'selector':
      return ofSelector(expr, context)
    case 'subquery':
    case 'unary':
      return keep(expr.of, context)
    case 'call':
      return ofCall(expr, context)
    case 'aggregate':
      return ofAggregate(expr, context)
    case 'binary':
      return ofBinary(expr, context)
    default:
      return { kind: 'number' }
  }
}

const ofSelector = ({ metric }: Selector, { without }: Context): Kept =>
  metric && without.has(metric.text)
    ? lost(`${metric.text} is recorded without the label ${CLUSTER_LABEL}`)
    : kept()

/** The labels of their results are those that their selector equals, or none. */
const ABSENCES = new Set(['absent', 'absent_over_time'])

const ofCall = ({ name, args }: Call, context: Context): Kept => {
  if (name.text === 'scalar' || name.text === 'time' || name.text === 'pi') return { kind: 'number' }
  if (ABSENCES.has(name.text))
    return args.some(namesOneCluster)
      ? kept()
      : lost(
          `${name.text}() of all clusters has no label ${CLUSTER_LABEL}: it is true where no cluster has the metric`,
        )
  const results = args.map((arg) => keep(arg, context))
  const failed = results.find(({ kind }) => kind === 'lost')
  if (failed) return failed
  const series = results.filter((result) => result.kind === 'kept')
  // `vector(1)`, `hour()`
  return series.length === 0
    ? lost(`${name.text}() has no labels`)
    : kept(series.flatMap(({ edits }) => edits))
}

const namesOneCluster = (expr: Expr): boolean =>
  (expr.kind === 'selector' &&
    expr.matchers.some(
      ({ label, op, value }) => label.text === CLUSTER_LABEL && op === '=' && value.value !== '',
    )) ||
  (expr.kind === 'subquery' && namesOneCluster(expr.of))

/** They pick some of the series, with all their labels. */
const PICKS = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio'])

const ofAggregate = ({ op, of, grouping }: Aggregate, context: Context): Kept => {
  const inner = keep(of, context)
  if (inner.kind !== 'kept') return inner
  if (!grouping) {
    const isBefore = context.text.charAt(op.to) !== ' '
    return PICKS.has(op.text)
      ? inner
      : kept([...inner.edits, insertAt(op.to, ` by (${CLUSTER_LABEL})${isBefore ? ' ' : ''}`)])
  }
  if (PICKS.has(op.text)) return inner
  const isListed = grouping.labels.some(({ text }) => text === CLUSTER_LABEL)
  if (grouping.mode === 'without')
    return isListed ? lost(`without (${CLUSTER_LABEL}) takes the label away`) : inner
  return isListed ? inner : kept([...inner.edits, addedTo(grouping, context)])
}

/** Adds the label to a list in brackets, which may be empty or end with a comma. */
const addedTo = ({ to, labels }: Grouping | Matching, { text }: Context): Edit => {
  const end = to - 1
  const hasComma = text.slice(0, end).trimEnd().endsWith(',')
  return insertAt(end, labels.length === 0 || hasComma ? CLUSTER_LABEL : `, ${CLUSTER_LABEL}`)
}

const ofBinary = (expr: Binary, context: Context): Kept => {
  const left = keep(expr.left, context)
  const right = keep(expr.right, context)
  if (left.kind === 'number') return right
  if (right.kind === 'number') return left
  if (left.kind === 'lost') return left
  if (right.kind === 'lost') return isMatchedWithoutCluster(expr) ? left : right
  return ofMatching(expr, [...left.edits, ...right.edits], context)
}

/** `and on () hour() > 8` leaves the labels of its left side as they are. */
const isMatchedWithoutCluster = ({ op, matching }: Binary): boolean =>
  (op.text === 'and' || op.text === 'unless') &&
  matching?.mode === 'on' &&
  !matching.labels.some(({ text }) => text === CLUSTER_LABEL)

/** Both sides have the label, so that series of one cluster meet. */
const ofMatching = ({ matching }: Binary, edits: readonly Edit[], context: Context): Kept => {
  if (!matching) return kept(edits)
  const isListed = matching.labels.some(({ text }) => text === CLUSTER_LABEL)
  if (matching.mode === 'ignoring')
    return isListed ? lost(`ignoring (${CLUSTER_LABEL}) matches series of different clusters`) : kept(edits)
  return kept(isListed ? edits : [...edits, addedTo(matching, context)])
}
