import { misplacedFallbacksIn } from '../../queries/misplaced-fallbacks.ts'
import type { Rule } from '../rule/rule.ts'
import { alertExpressions } from './alert-expressions.ts'

export const requireEffectiveFallback: Rule = {
  id: 'require-effective-fallback',
  summary: 'A number that stands in for missing series stands in for the operand that may be missing.',
  rationale:
    '`or` binds less tightly than `-`. In `1 - count(…) or vector(0)`, the 0 stands for the whole difference, and not for the count.',
  fix: 'Put parentheses around the operand and its fallback: 1 - (count(…) or vector(0)).',
  check: (fleet, report) => {
    for (const { question, expr } of alertExpressions(fleet))
      for (const { fallback } of misplacedFallbacksIn(expr))
        report({
          location: { ...question.location, offset: fallback.op.from },
          message: `${question.where} has a fallback for a whole difference, of which its comparison is never true: ${question.text.slice(fallback.op.from, fallback.right.to)}`,
          impact: 'the alert does not fire when the series that are subtracted are gone',
          fix: 'put parentheses around the subtracted operand and its fallback',
        })
  },
}
