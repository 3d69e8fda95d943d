import { impossibleIn, isAlwaysTrue } from '../../queries/value-range.ts'
import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { rangeOfMetric } from '../../telemetry/series/range-of-metric.ts'
import type { Rule } from '../rule/rule.ts'
import { alertExpressions } from './alert-expressions.ts'

export const validAlertCondition: Rule = {
  id: 'valid-alert-condition',
  ownSeverity: 'warning',
  summary: 'Each alert can fire and can stay silent: no comparison in it is always false or always true.',
  rationale:
    'An alert that cannot fire looks like one without a reason to fire. An alert that always fires is switched off, and the alerts beside it too.',
  fix: 'Correct the comparison.',
  check: (fleet, report) => {
    const ofMetric = rangeOfMetric(metricsOf(fleet))
    for (const { question, expr } of alertExpressions(fleet)) {
      const { location, where, text } = question
      const [never] = impossibleIn(expr, ofMetric)
      if (never)
        report({
          location: { ...location, offset: never.op.from },
          message: `${where} holds a comparison that is never true: ${text.slice(never.op.from, never.to)}`,
          impact: 'that part of the alert never fires',
          fix: 'correct the comparison',
        })
      else if (isAlwaysTrue(expr, ofMetric))
        report({
          location: { ...location, offset: 0 },
          message: `${where} is true of every series that exists`,
          impact: 'it fires from the first minute on, and never stops',
          fix: 'compare it with a limit',
        })
    }
  },
}
