import type { Rule } from '../rule.ts'
import { inEachPanel, panelOf } from './in-each-dashboard.ts'

export const uniqueRefId: Rule = {
  id: 'unique-ref-id',
  demands: 'No two queries of a panel have one refId.',
  why: 'Grafana files the answers under the refIds: of two queries with one refId a panel shows one, and a table has one column.',
  example: {
    refused: '{"targets": [{"refId": "A", "expr": "up"}, {"refId": "A", "expr": "down"}]}',
    accepted: '{"targets": [{"refId": "A", "expr": "up"}, {"refId": "B", "expr": "down"}]}',
  },
  mend: 'Call the queries A, B, C….',
  judge: inEachPanel((placed, dashboard) =>
    [...Map.groupBy((placed.panel.targets ?? []).entries(), ([, { refId }]) => refId)].flatMap(
      ([refId, [, ...others]]) =>
        others.map(([index]) => ({
          at: dashboard.spot(...placed.path, 'targets', index, 'refId'),
          what: `two queries of ${panelOf(placed, dashboard)} are called ${refId}`,
          consequence: 'the answer of one of them is lost',
          mend: 'call the queries A, B, C…',
        })),
    ),
  ),
}
