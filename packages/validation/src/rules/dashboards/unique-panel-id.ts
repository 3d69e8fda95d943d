import type { Rule } from '../rule/rule.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

export const uniquePanelId: Rule = {
  id: 'unique-panel-id',
  summary: 'No two panels of a dashboard have one id, rows included.',
  rationale:
    'Grafana keeps one panel of each id: of two with one id the other is lost, and links to it show the wrong panel.',
  fix: 'Number the panels from 1.',
  check: inEachDashboard(({ panels, model, location }) =>
    [...Map.groupBy(panels, ({ panel }) => panel.id)].flatMap(([id, [first, ...others]]) =>
      others.map(({ panel, path }) => ({
        location: location(...path, 'id'),
        ...(first && { related: [location(...first.path, 'id')] }),
        message: `the panel “${panel.title}” of the dashboard ${model.title} has the id ${id}, and so has “${first?.panel.title}”`,
        impact: 'Grafana loses one of them',
        fix: `give it another id, such as ${Math.max(...panels.map((other) => other.panel.id)) + 1}`,
      })),
    ),
  ),
}
