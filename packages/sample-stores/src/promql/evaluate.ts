import type { Expr } from '@fleet/validation/queries'
import { EvaluationError, type Context, type Times } from '../evaluation/context.ts'
import { evaluateCommon } from '../evaluation/evaluate.ts'
import type { Value } from '../evaluation/value.ts'
import { call } from './functions.ts'
import { instantVector } from './instant-selector.ts'
import type { MetricStore } from './stored-series.ts'

/** What a query of PromQL is worth at each of the times that it is asked for. */
export const evaluatePromql = (expr: Expr, asked: Times, store: MetricStore): Value => {
  const evaluate = (part: Expr, context: Context): Value => {
    if (part.kind === 'call') return call(part, context, store)
    if (part.kind === 'selector' && !part.range) return instantVector(part, context, store)
    if (part.kind === 'selector' || part.kind === 'subquery')
      throw new EvaluationError('a range vector stands where an instant vector is expected')
    return evaluateCommon(part, context)
  }
  return evaluate(expr, { ...asked, evaluate })
}
