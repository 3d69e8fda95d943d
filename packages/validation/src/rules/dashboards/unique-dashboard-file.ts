import { DASHBOARD_FOLDER_ANNOTATION } from '@fleet/model'
import { writtenDashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { nameOf } from '../../tree/objects.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { repeated } from './repeated.ts'

export const uniqueDashboardFile: Rule = {
  id: 'unique-dashboard-file',
  ownSeverity: 'warning',
  summary: 'No two ConfigMaps of one folder hold a dashboard under the same key.',
  rationale:
    'The sidecar names the file of a dashboard after its key. The later of two overwrites the earlier, and Grafana shows one.',
  fix: 'Name the key after the dashboard’s uid.',
  check: inEachCluster((cluster, report) => {
    for (const { item, first } of repeated(writtenDashboardsOf(cluster), fileOf))
      report({
        location: item.location(),
        related: [first.location()],
        message: `${nameOf(item.located)} holds a dashboard under ${item.key}, and so does ${nameOf(first.located)}`,
        impact: 'one overwrites the other in Grafana’s pod, at random',
        fix: 'give one of the keys another name',
      })
  }),
}

const fileOf = ({ located, key }: Dashboard): string =>
  `${located.object.metadata.annotations?.[DASHBOARD_FOLDER_ANNOTATION] ?? ''}/${key}`
