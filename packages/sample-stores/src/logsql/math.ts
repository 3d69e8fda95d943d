import type { MathExpr } from '@fleet/validation/queries/logsql'
import { EvaluationError } from '../evaluation/context.ts'
import { amountIn } from '../logql/amounts.ts'
import type { Row } from './row.ts'

/** The value of an expression, NaN where a field is no number. A time is its nanoseconds. */
export const mathValue = (expr: MathExpr, row: Row): number => {
  switch (expr.kind) {
    case 'number':
      return numberIn(expr.text)
    case 'field':
      return numberIn(row.get(expr.field.text))
    case 'binary': {
      const operate = OPERATORS[expr.op]
      if (!operate) throw new EvaluationError(`the sample store does not evaluate ${expr.op}`)
      return operate(mathValue(expr.left, row), mathValue(expr.right, row))
    }
    default: {
      const call = FUNCTIONS[expr.name]
      if (!call) throw new EvaluationError(`the sample store does not evaluate ${expr.name}`)
      return call(...expr.args.map((each) => mathValue(each, row)))
    }
  }
}

export const numberIn = (text: string): number => {
  const amount = amountIn(text)
  if (amount !== undefined) return amount
  return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) * 1e6 : NaN
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
  default: (a, b) => (Number.isNaN(a) ? b : a),
}

const FUNCTIONS: Readonly<Record<string, (...args: readonly number[]) => number>> = {
  abs: (value = NaN) => Math.abs(value),
  ceil: (value = NaN) => Math.ceil(value),
  floor: (value = NaN) => Math.floor(value),
  max: (...all) => Math.max(...all),
  min: (...all) => Math.min(...all),
  round: (value = NaN, nearest = 1) => Math.round(value / nearest) * nearest,
}
