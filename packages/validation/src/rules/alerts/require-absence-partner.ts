import { absencesIn } from '../../queries/absences.ts'
import { askedIn } from '../../queries/asked.ts'
import { eachExpr } from '../../queries/each-expr.ts'
import type { Binary, Expr } from '../../queries/expr.ts'
import { ruleQuestion } from '../../queries/rule-questions.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../../rule.ts'

export const requireAbsencePartner: Rule = {
  id: 'require-absence-partner',
  demands: 'Where an alert waits for a metric to be 0, some alert fires when the metric is not there.',
  why: 'A program that is gone counts nothing, not even nothing: its series ends, and a comparison with 0 has no left side.',
  example: {
    refused: '{ alert: NoLogs, expr: rate(sent_total{cluster="a"}[5m]) == 0 }',
    accepted:
      '{ alert: NoLogs, expr: rate(sent_total{cluster="a"}[5m]) == 0 or absent_over_time(sent_total{cluster="a"}[5m]) }',
  },
  mend: 'Add: or absent_over_time(…) of the same selector.',
  judge: (fleet) => {
    const { rules, read } = askedIn(fleet)
    const alerts = rules
      .filter(({ alert }) => alert !== undefined)
      .map(ruleQuestion)
      .flatMap((question) => {
        const found = read(question)
        return found.ok ? [{ question, expr: found.expr }] : []
      })
    const absent = new Set(
      alerts.flatMap(({ expr }) => absencesIn(expr).map(({ selector }) => selector.metric?.text)),
    )
    return alerts.flatMap(({ question, expr }) =>
      nothingIn(expr)
        .filter(({ metric }) => metric !== 'up' && !absent.has(metric))
        .map(({ metric, comparison }) => ({
          at: { ...question.spot, offset: comparison.op.from },
          what: `${question.where} waits for ${metric} to be 0, and no alert fires when there is none`,
          consequence: 'when the program that counts is gone, nobody is told',
          mend: `add: or absent_over_time(${metric}{…}[…])`,
        })),
    )
  },
}

interface Nothing {
  readonly comparison: Binary
  readonly metric: string
}

/** Comparisons that are true of 0 and of nothing greater. */
const nothingIn = (expr: Expr): readonly Nothing[] => {
  const found: Nothing[] = []
  eachExpr(expr, (part) => {
    if (part.kind !== 'binary' || part.right.kind !== 'number' || part.bool) return
    const { op, left, right } = part
    const isNothing =
      (right.value === 0 && (op.text === '==' || op.text === '<=')) || (right.value === 1 && op.text === '<')
    for (const selector of isNothing ? selectorsIn(left) : [])
      if (selector.kind === 'selector' && selector.metric)
        found.push({ comparison: part, metric: selector.metric.text })
  })
  return found
}
