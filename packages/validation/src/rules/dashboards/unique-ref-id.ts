import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { repeated } from './repeated.ts'

export const uniqueRefId: Rule = {
  id: 'unique-ref-id',
  summary: 'No two queries of a panel have the same refId.',
  rationale:
    'Grafana stores results by refId. Of two queries with one refId a panel shows one, and a table has one column.',
  fix: 'Name the queries A, B, C….',
  check: inEachPanel((located, dashboard, report) => {
    const targets = [...(located.panel.targets ?? []).entries()]
    for (const {
      item: [index, { refId }],
    } of repeated(targets, ([, target]) => target.refId))
      report({
        location: dashboard.location(...located.path, 'targets', index, 'refId'),
        message: `two queries of ${panelOf(located, dashboard)} have the refId ${refId}`,
        impact: 'the result of one of them is lost',
        fix: 'name the queries A, B, C…',
      })
  }),
}
