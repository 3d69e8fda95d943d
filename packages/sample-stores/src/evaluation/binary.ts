import type { Binary } from '@fleet/validation/queries'
import { EvaluationError, type Context } from './context.ts'
import { withoutName } from './labels.ts'
import { matched } from './matched.ts'
import { COMPARISONS, operatorOf } from './operators.ts'
import { joinedBySet, SET_OPERATORS } from './set-operators.ts'
import { mapped, type Scalar, type Value, type Vector } from './value.ts'

export const binary = (expr: Binary, context: Context): Value => {
  const left = context.evaluate(expr.left, context)
  const right = context.evaluate(expr.right, context)
  if (left.kind === 'text' || right.kind === 'text')
    throw new EvaluationError('binary expression must contain only scalar and instant vector types')
  if (left.kind === 'vector' && right.kind === 'vector') return ofVectors(expr, left, right)
  if (SET_OPERATORS.has(expr.op.text))
    throw new EvaluationError(`set operator "${expr.op.text}" not allowed in binary scalar expression`)
  if (left.kind === 'vector') return withScalar(expr, left, right as Scalar, 'left')
  if (right.kind === 'vector') return withScalar(expr, right, left, 'right')
  const operate = operatorOf(expr.op.text, true)
  return {
    kind: 'scalar',
    values: left.values.map((value, step) => operate(value, right.values[step] ?? NaN) ?? NaN),
  }
}

const ofVectors = (expr: Binary, left: Vector, right: Vector): Vector =>
  SET_OPERATORS.has(expr.op.text) ? joinedBySet(expr, left, right) : matched(expr, left, right)

const withScalar = (
  { op, bool }: Binary,
  of: Vector,
  { values: numbers }: Scalar,
  side: 'left' | 'right',
): Vector => {
  const isBool = bool !== undefined
  const operate = operatorOf(op.text, isBool, side)
  const keepsName = op.text in COMPARISONS && !isBool
  return mapped(
    of,
    (labels) => (keepsName ? labels : withoutName(labels)),
    (value, step) => {
      const number = numbers[step] ?? NaN
      return side === 'left' ? operate(value, number) : operate(number, value)
    },
  )
}
