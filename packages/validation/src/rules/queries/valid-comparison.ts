import { impossibleIn } from '../../queries/value-range.ts'
import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { rangeOfMetric } from '../../telemetry/series/range-of-metric.ts'
import type { Rule } from '../rule/rule.ts'
import { locationIn, readableQuestions } from './readable-questions.ts'

export const validComparison: Rule = {
  id: 'valid-comparison',
  ownSeverity: 'warning',
  summary: 'No comparison in a dashboard’s query is always false.',
  rationale:
    'No value passes such a comparison. A panel or annotation without values looks like that of a good day.',
  fix: 'Reverse the comparison, or correct its number.',
  check: (fleet, report) => {
    const ofMetric = rangeOfMetric(metricsOf(fleet))
    for (const { question, expr } of readableQuestions(fleet))
      for (const { op, to } of question.by === 'grafana' ? impossibleIn(expr, ofMetric) : [])
        report({
          location: locationIn(question, op.from),
          message: `${question.where} holds a comparison that is never true: ${question.text.slice(op.from, to)}`,
          impact: 'it shows nothing, whatever happens',
          fix: 'reverse the comparison, or correct its number',
        })
  },
}
