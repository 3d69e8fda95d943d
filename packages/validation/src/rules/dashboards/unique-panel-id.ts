import type { Rule } from '../rule.ts'
import { inEachDashboard } from './in-each-dashboard.ts'

export const uniquePanelId: Rule = {
  id: 'unique-panel-id',
  demands: 'No two panels of a dashboard have one id, rows included.',
  why: 'Grafana keeps one panel of each id: of two with one id the other is lost, and links to it show the wrong panel.',
  example: {
    refused: '{"panels": [{"id": 1, "title": "CPU"}, {"id": 1, "title": "Memory"}]}',
    accepted: '{"panels": [{"id": 1, "title": "CPU"}, {"id": 2, "title": "Memory"}]}',
  },
  mend: 'Number the panels from 1.',
  judge: inEachDashboard(({ panels, model, spot }) =>
    [...Map.groupBy(panels, ({ panel }) => panel.id)].flatMap(([id, [first, ...others]]) =>
      others.map(({ panel, path }) => ({
        at: spot(...path, 'id'),
        ...(first && { also: [spot(...first.path, 'id')] }),
        what: `the panel “${panel.title}” of the dashboard ${model.title} has the id ${id}, and so has “${first?.panel.title}”`,
        consequence: 'Grafana loses one of them',
        mend: `give it another id, such as ${Math.max(...panels.map((other) => other.panel.id)) + 1}`,
      })),
    ),
  ),
}
