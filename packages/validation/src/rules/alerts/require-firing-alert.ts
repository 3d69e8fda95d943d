import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import { impossibleIn, isAlwaysTrue } from '../../queries/value-range.ts'
import { rangeOfMetric } from '../../telemetry/series/range-of-metric.ts'
import type { Rule } from '../rule.ts'

export const requireFiringAlert: Rule = {
  id: 'require-firing-alert',
  summary:
    'Each alert can fire, and can be silent: no comparison in it is false or true of whatever its series are.',
  rationale:
    'An alert that cannot fire looks like one that has no reason to; one that always does is switched off with all its neighbours.',
  example: {
    refused: '{ alert: Down, expr: up > 1 }',
    accepted: '{ alert: Down, expr: up < 1 }',
  },
  fix: 'Correct the comparison.',
  check: (fleet) => {
    const { rules, read } = askedIn(fleet)
    const ofMetric = rangeOfMetric(metricsOf(fleet))
    return rules
      .filter(({ alert }) => alert !== undefined)
      .map(ruleQuestion)
      .flatMap((question) => {
        const found = read(question)
        if (!found.ok) return []
        const [never] = impossibleIn(found.expr, ofMetric)
        if (!never && !isAlwaysTrue(found.expr, ofMetric)) return []
        return [
          {
            location: { ...question.location, offset: never?.op.from ?? 0 },
            message: `${question.where} is ${never ? `in part never true, whatever its series are: ${question.text.slice(never.op.from, never.to)}` : 'true of whatever there is'}`,
            impact: never
              ? 'it never fires for what that part looks at'
              : 'it fires from the first minute on, for ever',
            fix: never ? 'correct the comparison' : 'compare it with something',
          },
        ]
      })
  },
}
