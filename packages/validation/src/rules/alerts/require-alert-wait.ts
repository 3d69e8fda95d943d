import { askedIn } from '../../telemetry/questions/asked.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import { eachExpr } from '../../queries/each-expr.ts'
import type { Expr } from '../../queries/expr.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

export const requireAlertWait: Rule = {
  id: 'require-alert-wait',
  summary:
    'Each alert says how long its expression must hold before somebody is told: for, which may be 0s where the expression itself looks back over a range.',
  rationale:
    'Without a word an alert fires at the first evaluation: every restart of a pod wakes somebody, and soon nobody listens.',
  fix: 'Add for.',
  check: (fleet) => {
    const { rules, read } = askedIn(fleet)
    return rules.flatMap((rule) => {
      const { placed, path, name, alert } = rule
      if (alert === undefined || (rule.for !== undefined && prometheusDuration(rule.for) !== 0)) return []
      const found = read(ruleQuestion(rule))
      if (rule.for !== undefined && (!found.ok || looksBack(found.expr))) return []
      return [
        {
          location: at(placed, ...path, 'for'),
          message: `${name} ${rule.for === undefined ? 'does not say for how long its expression must hold' : 'looks at one moment, and need not hold for any longer'}`,
          impact: 'it fires at the first evaluation, at every restart',
          fix: 'add for: 5m, or 0s where the expression looks back over a range',
        },
      ]
    })
  },
}

/** Whether one evaluation checks more than one moment. */
const looksBack = (expr: Expr): boolean => {
  let isOverTime = false
  eachExpr(expr, (part) => {
    if (part.kind === 'subquery' || (part.kind === 'selector' && (part.range || part.shifted)))
      isOverTime = true
  })
  return isOverTime
}
