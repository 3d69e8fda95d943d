import { prometheusDuration } from '../../queries/durations.ts'
import { eachExpr } from '../../queries/each-expr.ts'
import type { Expr } from '../../queries/expr.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

export const requireAlertFor: Rule = {
  id: 'require-alert-for',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Each alert sets for. It is 0s only where the expression itself looks back over a range.',
  rationale:
    'Without for, an alert fires at the first evaluation. Every restart of a pod wakes a person, until alerts are ignored.',
  fix: 'Add for: 5m, or 0s where the expression looks back over a range.',
  check: (fleet, report) => {
    const { rules, read } = questionsIn(fleet)
    for (const rule of rules) {
      if (rule.alert === undefined) continue
      if (rule.for !== undefined) {
        if (prometheusDuration(rule.for) !== 0) continue
        const result = read(ruleQuestion(rule))
        if (!result.ok || looksBack(result.expr)) continue
      }
      report({
        location: at(rule.located, ...rule.path, 'for'),
        message: `${rule.name} ${rule.for === undefined ? 'does not set for' : 'looks at one moment, and its for is 0s'}`,
        impact: 'it fires at the first evaluation, and at every restart of a pod',
        fix: 'add for: 5m, or 0s where the expression looks back over a range',
      })
    }
  },
}

/** Whether one evaluation reads more than one moment. */
const looksBack = (expr: Expr): boolean => {
  let isOverTime = false
  eachExpr(expr, (part) => {
    if (part.kind === 'subquery' || (part.kind === 'selector' && (part.range || part.shifted)))
      isOverTime = true
  })
  return isOverTime
}
