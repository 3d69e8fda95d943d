import { askedIn } from '../../queries/asked.ts'
import { answeredIn } from '../../queries/flow/judged.ts'
import { isAlwaysTrue, valueRange } from '../../queries/value-range.ts'
import type { Rule } from '../../rule.ts'

export const requireFiringAlert: Rule = {
  id: 'require-firing-alert',
  demands:
    'Each alert can fire, and can be silent: no comparison is false or true of whatever its series are, and it asks a cluster that there is.',
  why: 'An alert that cannot fire looks like one that has no reason to; one that always does is switched off with all its neighbours.',
  example: {
    refused: '{ alert: Down, expr: up > 1 }',
    accepted: '{ alert: Down, expr: up < 1 }',
  },
  mend: 'Correct the comparison, or the cluster.',
  judge: (fleet) => {
    const { read } = askedIn(fleet)
    return answeredIn(fleet)
      .filter(({ question }) => question.by === 'rule' && question.where.startsWith('the alert'))
      .flatMap(({ question, followed }) => {
        const found = read(question)
        const never = found.ok && valueRange(found.expr) === undefined
        const always = found.ok && isAlwaysTrue(found.expr)
        const isNowhere = followed.length === 0
        if (!never && !always && !isNowhere) return []
        return [
          {
            at: { ...question.spot, offset: 0 },
            what: `${question.where} ${isNowhere ? 'asks of a cluster that there is not' : never ? 'is never true, whatever its series are' : 'is true of whatever there is'}`,
            consequence: always ? 'it fires from the first minute on, for ever' : 'it never fires',
            mend: isNowhere
              ? `name one of ${fleet.clusters.map(({ name }) => name).join(', ')}`
              : 'correct the comparison',
          },
        ]
      })
  },
}
