import { ASK_NOTHING } from '../../schemas/grafana/check-panel.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'

export const requireQuery: Rule = {
  id: 'require-query',
  summary: 'A panel that shows data asks for some.',
  rationale: 'A panel without a query says “No data” for ever, as one does whose exporter has died.',
  fix: 'Give it a query, or take the panel away.',
  check: inEachPanel((placed, dashboard) => {
    const { type, targets = [] } = placed.panel
    return type === 'row' || ASK_NOTHING.has(type) || targets.some(({ hide }) => hide !== true)
      ? []
      : [
          {
            location: dashboard.location(...placed.path, 'targets'),
            message: `${panelOf(placed, dashboard)} asks nothing`,
            impact: 'it says “No data”, whatever happens',
            fix: 'give it a query',
          },
        ]
  }),
}
