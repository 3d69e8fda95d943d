import { ASK_NOTHING } from '../../schemas/grafana/judge-panel.ts'
import type { Rule } from '../rule.ts'
import { inEachPanel, panelOf } from './in-each-dashboard.ts'

export const requireQuery: Rule = {
  id: 'require-query',
  demands: 'A panel that shows data asks for some.',
  why: 'A panel without a query says “No data” for ever, as one does whose exporter has died.',
  example: {
    refused: '{"type": "stat", "title": "Nodes", "targets": []}',
    accepted:
      '{"type": "stat", "title": "Nodes", "targets": [{"refId": "A", "expr": "count(kube_node_info)"}]}',
  },
  mend: 'Give it a query, or take the panel away.',
  judge: inEachPanel((placed, dashboard) => {
    const { type, targets = [] } = placed.panel
    return type === 'row' || ASK_NOTHING.has(type) || targets.some(({ hide }) => hide !== true)
      ? []
      : [
          {
            at: dashboard.spot(...placed.path, 'targets'),
            what: `${panelOf(placed, dashboard)} asks nothing`,
            consequence: 'it says “No data”, whatever happens',
            mend: 'give it a query',
          },
        ]
  }),
}
