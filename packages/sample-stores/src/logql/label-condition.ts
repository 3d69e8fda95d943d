import type { LabelCondition } from '@fleet/validation/queries'
import { EvaluationError } from '../evaluation/context.ts'
import { COMPARISONS } from '../evaluation/operators.ts'
import { patternOf } from '../promql/matchers.ts'
import { amountIn } from './amounts.ts'
import { labelOf, type Entry } from './entry.ts'

type Test = (entry: Entry) => boolean

/** `| level="error" or status >= 500` */
export const conditionTest = (condition: LabelCondition): Test => {
  if (condition.kind === 'comparison') return comparison(condition)
  const left = conditionTest(condition.left)
  const right = conditionTest(condition.right)
  return condition.kind === 'and'
    ? (entry) => left(entry) && right(entry)
    : (entry) => left(entry) || right(entry)
}

const comparison = ({ label, op, text, number }: Extract<LabelCondition, { kind: 'comparison' }>): Test => {
  const name = label.text
  if (number !== undefined) return ofNumber(name, op, amountIn(number) ?? NaN)
  if (text === undefined) throw new EvaluationError('the sample store does not evaluate filters by address')
  switch (op) {
    case '=':
    case '==':
      return (entry) => labelOf(entry, name) === text
    case '!=':
      return (entry) => labelOf(entry, name) !== text
    default: {
      const pattern = patternOf(text)
      return (entry) => pattern.test(labelOf(entry, name)) === (op === '=~')
    }
  }
}

const ofNumber = (name: string, op: string, wanted: number): Test => {
  const compare = COMPARISONS[op === '=' ? '==' : op] ?? (() => false)
  return (entry) => {
    const amount = amountIn(labelOf(entry, name))
    return amount !== undefined && compare(amount, wanted)
  }
}
