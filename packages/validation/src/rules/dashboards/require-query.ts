import { ASK_NOTHING } from '../../schemas/dashboards/check-panel.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const requireQuery: Rule = {
  id: 'require-query',
  summary: 'A panel that shows data has a query.',
  rationale: 'A panel without a query always shows “No data”, like one whose exporter is down.',
  fix: 'Add a query to the panel, or remove the panel.',
  check: inEachPanel((placed, dashboard, report) => {
    const { type, targets = [] } = placed.panel
    if (type === 'row' || ASK_NOTHING.has(type) || targets.some(({ hide }) => hide !== true)) return
    report({
      location: dashboard.location(...placed.path, 'targets'),
      message: `${panelOf(placed, dashboard)} has no query`,
      impact: 'it shows “No data”, whatever happens',
      fix: 'add a query',
    })
  }),
}
