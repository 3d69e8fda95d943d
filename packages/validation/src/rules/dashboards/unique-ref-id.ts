import type { Rule } from '../rule/rule.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'

export const uniqueRefId: Rule = {
  id: 'unique-ref-id',
  summary: 'No two queries of a panel have one refId.',
  rationale:
    'Grafana files the answers under the refIds: of two queries with one refId a panel shows one, and a table has one column.',
  fix: 'Call the queries A, B, C….',
  check: inEachPanel((placed, dashboard) =>
    [...Map.groupBy((placed.panel.targets ?? []).entries(), ([, { refId }]) => refId)].flatMap(
      ([refId, [, ...others]]) =>
        others.map(([index]) => ({
          location: dashboard.location(...placed.path, 'targets', index, 'refId'),
          message: `two queries of ${panelOf(placed, dashboard)} are called ${refId}`,
          impact: 'the answer of one of them is lost',
          fix: 'call the queries A, B, C…',
        })),
    ),
  ),
}
