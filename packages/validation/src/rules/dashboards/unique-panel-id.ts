import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { repeated } from './repeated.ts'

export const uniquePanelId: Rule = {
  id: 'unique-panel-id',
  ownSeverity: 'info',
  summary: 'No two panels of a dashboard, rows included, have the same id.',
  rationale: 'Grafana keeps one panel of each id. The other is lost, and links to it show the wrong panel.',
  fix: 'Number the panels from 1.',
  check: inEachDashboard(({ panels, model, location }, report) => {
    const largest = Math.max(...panels.map(({ panel }) => panel.id))
    for (const { item, first } of repeated(panels, ({ panel }) => String(panel.id)))
      report({
        location: location(...item.path, 'id'),
        related: [location(...first.path, 'id')],
        message: `the panels “${item.panel.title}” and “${first.panel.title}” of the dashboard ${model.title} have the id ${item.panel.id}`,
        impact: 'Grafana loses one of them',
        fix: `give one another id, such as ${largest + 1}`,
      })
  }),
}
