import { eachExpr } from '../../queries/each-expr.ts'
import type { Aggregate, Expr } from '../../queries/expr.ts'
import { resultLabels } from '../../queries/quantities/result-labels.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachQuery } from './panel-queries.ts'

export const banCountOfOne: Rule = {
  id: 'ban-count-of-one',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Aggregations such as count and topk work on several series.',
  rationale:
    'A sum without a label is one series. A count of it, such as of clusters with errors, is always 1.',
  fix: 'Group the inner expression by the label whose values are counted.',
  check: inEachQuery(({ expr, name, location }, report) => {
    for (const { op } of countsOfOne(expr))
      report({
        location: location(op.from),
        message: `${name} takes ${op.text} of a single series`,
        impact: 'the result is always the same',
        fix: 'group the inner expression by a label',
      })
  }),
}

const SELECTING = new Set(['count', 'topk', 'bottomk', 'count_values'])

const countsOfOne = (expr: Expr): Aggregate[] => {
  const counts: Aggregate[] = []
  eachExpr(expr, (part) => {
    if (part.kind !== 'aggregate' || !SELECTING.has(part.op.text)) return
    const labels = resultLabels(part.of)
    if (labels !== 'any' && labels.size === 0) counts.push(part)
  })
  return counts
}
