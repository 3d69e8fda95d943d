import { DASHBOARDS_PATH } from '@fleet/model'
import { suggestion } from '@fleet/model/suggestion'
import { grafanaOf, mayHaveOtherDashboards } from '../../tree/monitoring/grafana.ts'
import { writtenDashboardsOf } from '../../tree/monitoring/dashboards.ts'
import { textAt } from '../../values/value-at.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const noMissingHomeDashboard: Rule = {
  id: 'no-missing-home-dashboard',
  ownSeverity: 'warning',
  summary: 'The dashboard that Grafana opens with is a file that its sidecar writes.',
  rationale: 'Grafana shows an error in place of its first page where the file is missing.',
  fix: 'Name the folder of the sidecar, the folder of the dashboard, and its file.',
  check: inEachCluster((cluster, report) => {
    const grafana = grafanaOf(cluster)
    const path = grafana ? textAt(grafana.values, ...HOME) : ''
    // What is beside the sidecar's folder, no tree shows.
    if (!grafana || !path.startsWith(`${DASHBOARDS_PATH}/`) || mayHaveOtherDashboards(cluster)) return
    const { folderAnnotation, hasFolders } = grafana.sidecar
    const files = writtenDashboardsOf(cluster).map(({ located, key }) => {
      const folder = textAt(located.object.metadata.annotations, folderAnnotation ?? '')
      return [DASHBOARDS_PATH, ...(hasFolders && folder !== '' ? [folder] : []), key].join('/')
    })
    if (files.includes(path)) return
    report({
      location: grafana.location(...HOME),
      message: `Grafana opens with ${path}, which its sidecar does not write`,
      impact: 'users see an error in place of the first page',
      fix: suggestion(path, files),
      absence: { of: 'configMaps' },
    })
  }),
}

const HOME = ['grafana.ini', 'dashboards', 'default_home_dashboard_path']
