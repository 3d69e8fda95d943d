import { DASHBOARD_FOLDER_ANNOTATION } from '@fleet/model'
import { inEachCluster, type Rule } from '../rule.ts'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { nameOf } from '../../tree/objects.ts'

export const uniqueDashboardFile: Rule = {
  id: 'unique-dashboard-file',
  summary: 'No two ConfigMaps hold a dashboard under one key.',
  rationale:
    'The sidecar names a dashboard’s file after its key: of two under one key the later overwrites the earlier, and Grafana shows one.',
  example: {
    refused: '# two ConfigMaps\ndata:\n  dashboard.json: …',
    accepted: 'data:\n  nodes.json: …\n---\ndata:\n  logs.json: …',
  },
  fix: 'Call the key after the dashboard’s uid.',
  check: inEachCluster((cluster) =>
    [...Map.groupBy(dashboardsOf(cluster), fileOf).values()].flatMap(([first, ...others]) =>
      others.map(({ placed, key, location }) => ({
        location: location(),
        ...(first && { also: [first.location()] }),
        message: `${nameOf(placed)} holds a dashboard under ${key}, and so does ${first ? nameOf(first.placed) : ''}`,
        impact: 'one overwrites the other in Grafana’s pod, and which one is chance',
        fix: 'give one of the keys another name',
      })),
    ),
  ),
}

const fileOf = ({ placed, key }: Dashboard): string =>
  `${placed.object.metadata.annotations?.[DASHBOARD_FOLDER_ANNOTATION] ?? ''}/${key}`
