import { eachExpr } from '../../queries/each-expr.ts'
import type { Aggregate, Expr } from '../../queries/expr.ts'
import { resultLabels } from '../../queries/quantities/result-labels.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import { queriesOf } from './panel-queries.ts'

export const banCountOfOne: Rule = {
  id: 'ban-count-of-one',
  summary: 'What is counted, or of which the largest are chosen, is more than one series.',
  rationale:
    'An aggregation without a label gives one series: the number of clusters with errors is then 1 for ever.',
  fix: 'Group what is counted by the label of which the values are counted.',
  check: inEachPanel((placed, dashboard) =>
    queriesOf(placed).flatMap(({ expr, index, target }) =>
      (expr ? countsOfOne(expr) : []).map(({ op }) => ({
        location: { ...dashboard.location(...placed.path, 'targets', index, 'expr'), offset: op.from },
        message: `the query ${target.refId} of ${panelOf(placed, dashboard)} asks ${op.text} of a single series`,
        impact: 'its answer is always the same',
        fix: 'group what is inside by a label',
      })),
    ),
  ),
}

const CHOOSING = new Set(['count', 'topk', 'bottomk', 'count_values'])

const countsOfOne = (expr: Expr): Aggregate[] => {
  const found: Aggregate[] = []
  eachExpr(expr, (part) => {
    if (part.kind !== 'aggregate' || !CHOOSING.has(part.op.text)) return
    const labels = resultLabels(part.of)
    if (labels !== 'any' && labels.size === 0) found.push(part)
  })
  return found
}
