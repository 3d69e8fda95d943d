import { askedIn } from '../../queries/asked.ts'
import { ruleQuestion } from '../../queries/rule-questions.ts'
import { isAlwaysTrue, valueRange } from '../../queries/value-range.ts'
import type { Rule } from '../../rule.ts'

export const requireFiringAlert: Rule = {
  id: 'require-firing-alert',
  demands:
    'Each alert can fire, and can be silent: no comparison in it is false or true of whatever its series are.',
  why: 'An alert that cannot fire looks like one that has no reason to; one that always does is switched off with all its neighbours.',
  example: {
    refused: '{ alert: Down, expr: up > 1 }',
    accepted: '{ alert: Down, expr: up < 1 }',
  },
  mend: 'Correct the comparison.',
  judge: (fleet) => {
    const { rules, read } = askedIn(fleet)
    return rules
      .filter(({ alert }) => alert !== undefined)
      .map(ruleQuestion)
      .flatMap((question) => {
        const found = read(question)
        if (!found.ok) return []
        const isNever = valueRange(found.expr) === undefined
        if (!isNever && !isAlwaysTrue(found.expr)) return []
        return [
          {
            at: { ...question.spot, offset: 0 },
            what: `${question.where} is ${isNever ? 'never true, whatever its series are' : 'true of whatever there is'}`,
            consequence: isNever ? 'it never fires' : 'it fires from the first minute on, for ever',
            mend: 'correct the comparison',
          },
        ]
      })
  },
}
