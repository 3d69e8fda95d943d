import { absentCallsIn } from '../../queries/absences.ts'
import type { Call, Expr } from '../../queries/expr.ts'
import { misplacedFallbacksIn } from '../../queries/misplaced-fallbacks.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { impossibleIn, isAlwaysTrue } from '../../queries/value-range.ts'
import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { rangeOfMetric } from '../../telemetry/series/range-of-metric.ts'
import { isOfEvents, isSteady } from '../../telemetry/series/steady-series.ts'
import type { Rule } from '../rule/rule.ts'
import { alertExpressions } from './alert-expressions.ts'

export const validAlertCondition: Rule = {
  id: 'valid-alert-condition',
  ownSeverity: 'warning',
  summary: 'Each alert can fire and can stay silent: no comparison in it is always false or always true.',
  rationale:
    'An alert that cannot fire looks like one without a reason to fire. An alert that always fires is switched off, and the alerts beside it too.',
  fix: 'Correct the comparison. Wait for the absence of a metric that is always there.',
  check: (fleet, report) => {
    const metrics = metricsOf(fleet)
    const facts = { rangeOf: rangeOfMetric(metrics), isSteady: isSteady(metrics) }
    for (const { question, expr } of alertExpressions(fleet)) {
      const { location, where, text } = question
      const misplaced = misplacedFallbacksIn(expr).map(({ comparison }) => comparison)
      const never = impossibleIn(expr, facts.rangeOf).find((one) => !misplaced.includes(one))
      const absent = absentCallsIn(expr).find(waitsForEvents)
      if (never)
        report({
          location: { ...location, offset: never.op.from },
          message: `${where} holds a comparison that is never true: ${text.slice(never.op.from, never.to)}`,
          impact: 'that part of the alert never fires',
          fix: 'correct the comparison',
        })
      else if (absent)
        report({
          location: { ...location, offset: absent.from },
          message: `${where} waits for the absence of series that only a failure makes: ${text.slice(absent.from, absent.to)}`,
          impact: 'it fires as long as all is well',
          fix: 'wait for the absence of a metric that the program always has, such as one of its successes',
        })
      else if (!isDeadMansSwitch(expr) && isAlwaysTrue(expr, facts))
        report({
          location: { ...location, offset: 0 },
          message: `${where} is true of every series that exists`,
          impact: 'it fires from the first minute on, and never stops',
          fix: 'compare it with a limit',
        })
    }
  },
}

const waitsForEvents = (absent: Call): boolean => {
  const selectors = selectorsIn(absent)
  return (
    selectors.length > 0 &&
    selectors.every((selector) => selector.kind === 'selector' && isOfEvents(selector))
  )
}

/** An alert that asks for no series is meant to fire at all times: its silence is the message. */
const isDeadMansSwitch = (expr: Expr): boolean => selectorsIn(expr).length === 0
