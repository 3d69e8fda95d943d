import { ASK_NOTHING } from '../../schemas/dashboards/check-panel.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const requireQuery: Rule = {
  id: 'require-query',
  ownSeverity: 'warning',
  summary: 'A panel that shows data has a query.',
  rationale: 'A panel without a query always shows “No data”, like one whose exporter is down.',
  fix: 'Add a query to the panel, or remove the panel.',
  check: inEachPanel((located, dashboard, report) => {
    const { type, targets = [] } = located.panel
    if (type === 'row' || ASK_NOTHING.has(type) || targets.some(({ hide }) => hide !== true)) return
    report({
      location: dashboard.location(...located.path, 'targets'),
      message: `${panelOf(located, dashboard)} has no query`,
      impact: 'it shows “No data”, whatever happens',
      fix: 'add a query',
    })
  }),
}
