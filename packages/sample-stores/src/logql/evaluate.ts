import type { Aggregate, Expr, Grouping } from '@fleet/validation/queries'
import { EvaluationError, scalarOf, type Context, type Times } from '../evaluation/context.ts'
import { aggregateOf } from '../evaluation/aggregate.ts'
import { evaluateCommon } from '../evaluation/evaluate.ts'
import { labelReplace } from '../evaluation/label-replace.ts'
import { vector, type Value } from '../evaluation/value.ts'
import { logRange } from './log-range.ts'
import type { LogStore } from './log-store.ts'

/** What a metric query of LogQL is worth at each of the times that it is asked for. */
export const evaluateLogql = (expr: Expr, asked: Times, store: LogStore): Value => {
  const evaluate = (part: Expr, context: Context): Value => {
    if (part.kind === 'log-range') return logRange(part, context, store, undefined)
    if (part.kind === 'aggregate' && part.of.kind === 'log-range' && mayGroupEarly(part))
      return aggregateOf(part, logRange(part.of, context, store, part.grouping ?? NONE), context)
    if (part.kind === 'call') return call(part, context)
    return evaluateCommon(part, context)
  }
  return evaluate(expr, { ...asked, evaluate })
}

/** Counts of lines may be summed while they are counted: each line alone would be a series otherwise. */
const mayGroupEarly = ({ op, of, grouping }: Aggregate): boolean =>
  op.text === 'sum' &&
  grouping?.mode !== 'without' &&
  of.kind === 'log-range' &&
  !of.grouping &&
  /^(?:bytes_over_time|bytes_rate|count_over_time|rate)$/.test(of.op.text)

const NONE: Grouping = { mode: 'by', labels: [], from: 0, to: 0 }

const call = (expr: Extract<Expr, { kind: 'call' }>, context: Context): Value => {
  if (expr.name.text === 'label_replace') return labelReplace(expr, context)
  if (expr.name.text === 'vector')
    return vector([{ labels: {}, values: scalarOf(expr.args[0], context).values }])
  throw new EvaluationError(`the sample store does not evaluate the function ${expr.name.text}`)
}
