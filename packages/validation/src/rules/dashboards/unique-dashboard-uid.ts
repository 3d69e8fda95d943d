import type { Rule } from '../rule.ts'
import { ownerOf } from '../../tree/objects.ts'
import { dashboardsOf } from '../../tree/monitoring/dashboards.ts'

export const uniqueDashboardUid: Rule = {
  id: 'unique-dashboard-uid',
  summary: 'No two dashboards of the fleet have one uid.',
  rationale:
    'Of two dashboards with one uid Grafana’s provisioner writes neither, nor any other of the folder.',
  example: {
    refused: '# two files\n{"uid": "logs", "title": "Logs"}\n{"uid": "logs", "title": "Nodes"}',
    accepted: '{"uid": "logs", "title": "Logs"}\n{"uid": "nodes", "title": "Nodes"}',
  },
  fix: 'Give one of them another uid, and change the links to it.',
  check: ({ clusters }) =>
    [...Map.groupBy(clusters.flatMap(dashboardsOf), ({ model }) => model.uid)].flatMap(
      ([uid, [first, ...others]]) =>
        others.map(({ model, placed, location }) => ({
          location: location('uid'),
          ...(first && { also: [first.location('uid')] }),
          message: `the dashboard ${model.title} of ${ownerOf(placed)} has the uid ${uid}, and so has ${first?.model.title} of ${first ? ownerOf(first.placed) : ''}`,
          impact: 'Grafana refuses to write any dashboard of the provider',
          fix: 'give one of them another uid',
        })),
    ),
}
