import type { Expr } from '@fleet/validation/queries'
import type { Scalar, Value, Vector } from './value.ts'

/** When a query is evaluated, in seconds since 1970. */
export interface Times {
  /** One for each step. */
  readonly times: readonly number[]
  /** The ends of the range that is asked for; the last step may be before the second. */
  readonly start: number
  readonly end: number
}

/** How the parts of a query are evaluated. */
export interface Context extends Times {
  readonly evaluate: (expr: Expr, context: Context) => Value
}

/** What a store answers to a query that it can read and cannot evaluate. */
export class EvaluationError extends Error {}

export const vectorOf = (expr: Expr, context: Context): Vector => {
  const value = context.evaluate(expr, context)
  if (value.kind !== 'vector') throw new EvaluationError('expected an instant vector')
  return value
}

export const scalarOf = (expr: Expr | undefined, context: Context): Scalar => {
  const value = expr && context.evaluate(expr, context)
  if (value?.kind !== 'scalar') throw new EvaluationError('expected a scalar')
  return value
}

export const textOf = (expr: Expr | undefined, context: Context): string => {
  const value = expr && context.evaluate(expr, context)
  if (value?.kind !== 'text') throw new EvaluationError('expected a string')
  return value.text
}

export const constant = (value: number, { times }: Context): Scalar => ({
  kind: 'scalar',
  values: times.map(() => value),
})
