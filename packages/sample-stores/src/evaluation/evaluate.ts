import type { Expr } from '@fleet/validation/queries'
import { aggregate } from './aggregate.ts'
import { binary } from './binary.ts'
import { constant, EvaluationError, type Context } from './context.ts'
import { withoutName } from './labels.ts'
import { mapped, type Value } from './value.ts'

/** What both languages have in common: numbers, texts, signs, operators, aggregations. */
export const evaluateCommon = (expr: Expr, context: Context): Value => {
  switch (expr.kind) {
    case 'number':
      return constant(expr.value, context)
    case 'string':
      return { kind: 'text', text: expr.value }
    case 'unary':
      return signed(expr.op, context.evaluate(expr.of, context))
    case 'binary':
      return binary(expr, context)
    case 'aggregate':
      return aggregate(expr, context)
    default:
      throw new EvaluationError(`${expr.kind} is not evaluated here`)
  }
}

const signed = (op: '+' | '-', value: Value): Value => {
  if (value.kind === 'text') throw new EvaluationError('a string has no sign')
  if (op === '+') return value
  return value.kind === 'scalar'
    ? { kind: 'scalar', values: value.values.map((one) => -one) }
    : mapped(value, withoutName, (one) => -one)
}
