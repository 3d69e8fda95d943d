import { DASHBOARD_FOLDER_ANNOTATION } from '@fleet/model'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { grafanaOf, type Grafana } from '../../tree/monitoring/grafana.ts'
import { nameOf } from '../../tree/objects.ts'
import { at } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const requireDashboardFolder: Rule = {
  id: 'require-dashboard-folder',
  severity: 'info',
  summary:
    'A dashboard names its folder by the annotation that Grafana’s sidecar reads, and the provider creates folders.',
  rationale:
    'With another annotation, or without foldersFromFilesStructure, every dashboard lies in one folder.',
  fix: 'Annotate the ConfigMap. Set folderAnnotation and provider.foldersFromFilesStructure under grafana.sidecar.dashboards.',
  check: inEachCluster((cluster, report) => {
    const grafana = grafanaOf(cluster)
    const dashboards = dashboardsOf(cluster)

    if (!grafana) return
    if (dashboards.some((one) => annotationsOf(one)[DASHBOARD_FOLDER_ANNOTATION] !== undefined))
      checkProvider(grafana, report)
    for (const dashboard of dashboards) checkAnnotation(dashboard, grafana, report)
  }),
}

const annotationsOf = ({ located }: Dashboard) => located.object.metadata.annotations ?? {}

const checkProvider = ({ sidecar, location }: Grafana, report: Report): void => {
  const impact = 'all dashboards lie in one folder'
  if (sidecar.folderAnnotation !== DASHBOARD_FOLDER_ANNOTATION)
    report({
      location: location('sidecar', 'dashboards', 'folderAnnotation'),
      message: `dashboards name their folder by ${DASHBOARD_FOLDER_ANNOTATION}, and Grafana’s sidecar does not read that annotation`,
      impact,
      fix: `set folderAnnotation to ${DASHBOARD_FOLDER_ANNOTATION}`,
    })
  else if (!sidecar.hasFolders)
    report({
      location: location('sidecar', 'dashboards', 'provider', 'foldersFromFilesStructure'),
      message: `dashboards name their folder by ${DASHBOARD_FOLDER_ANNOTATION}, and Grafana’s provider does not create folders`,
      impact,
      fix: 'set provider.foldersFromFilesStructure to true',
    })
}

const checkAnnotation = (dashboard: Dashboard, { sidecar }: Grafana, report: Report): void => {
  const { folderAnnotation } = sidecar
  if (folderAnnotation === undefined) return
  const folder = annotationsOf(dashboard)[folderAnnotation]
  if (folder !== undefined && /^[^/\s][^/]*$/.test(folder)) return
  report({
    location: at(dashboard.located, 'metadata', 'annotations', folderAnnotation),
    message: `${nameOf(dashboard.located)} ${folder === undefined ? `does not have the annotation ${folderAnnotation}` : `names the folder ${JSON.stringify(folder)}`}`,
    impact: 'its dashboards lie in one folder with those of the charts',
    fix: `set the annotation ${folderAnnotation} to the name of a folder`,
  })
}
