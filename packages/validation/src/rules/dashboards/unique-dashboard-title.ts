import { DASHBOARD_FOLDER_ANNOTATION } from '@fleet/model'
import type { Rule } from '../rule.ts'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { ownerOf } from '../../tree/objects.ts'

export const uniqueDashboardTitle: Rule = {
  id: 'unique-dashboard-title',
  summary: 'No two dashboards of one folder have one title.',
  rationale:
    'Nobody can tell two dashboards of one name apart, and Grafana’s provisioner warns of each on every round.',
  example: {
    refused: '# two files\n{"uid": "a", "title": "Logs"}\n{"uid": "b", "title": "Logs"}',
    accepted: '{"uid": "a", "title": "Logs"}\n{"uid": "b", "title": "Logs by pod"}',
  },
  fix: 'Give one of them another title.',
  check: ({ clusters }) =>
    [...Map.groupBy(clusters.flatMap(dashboardsOf), nameIn).values()].flatMap(([first, ...others]) =>
      others.map(({ model, placed, location }) => ({
        location: location('title'),
        ...(first && { also: [first.location('title')] }),
        message: `the dashboard ${model.uid} of ${ownerOf(placed)} is called ${model.title}, and so is ${first?.model.uid}`,
        impact: 'nobody can tell them apart in Grafana',
        fix: 'give one of them another title',
      })),
    ),
}

const nameIn = ({ placed, model }: Dashboard): string =>
  `${placed.object.metadata.annotations?.[DASHBOARD_FOLDER_ANNOTATION] ?? ''}/${model.title}`
