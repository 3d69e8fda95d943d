import { DASHBOARD_FOLDER_ANNOTATION } from '@fleet/model'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at } from '../../values/location.ts'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { grafanaOf, type Grafana } from '../../tree/monitoring/grafana.ts'
import { nameOf } from '../../tree/objects.ts'

export const requireDashboardFolder: Rule = {
  id: 'require-dashboard-folder',
  summary:
    'A dashboard names its folder by the annotation that Grafana’s sidecar reads, and the provider makes folders.',
  rationale:
    'With another annotation, or without foldersFromFilesStructure, every dashboard lands in one heap among those of the charts.',
  example: {
    refused: 'metadata:\n  annotations: { grafana_foldr: Logs }',
    accepted: 'metadata:\n  annotations: { grafana_folder: Logs }',
  },
  fix: 'Set grafana.sidecar.dashboards.folderAnnotation and provider.foldersFromFilesStructure, and annotate the ConfigMap.',
  check: inEachCluster((cluster) => {
    const grafana = grafanaOf(cluster)
    const dashboards = dashboardsOf(cluster)
    if (!grafana || dashboards.length === 0) return []
    const filed = dashboards.filter(
      ({ placed }) => annotationsOf(placed)[DASHBOARD_FOLDER_ANNOTATION] !== undefined,
    )
    return [
      ...(filed.length > 0 ? providerOf(grafana) : []),
      ...dashboards.flatMap((one) => annotated(one, grafana)),
    ]
  }),
}

const annotationsOf = ({ object }: Dashboard['placed']) => object.metadata.annotations ?? {}

const providerOf = ({ sidecar, location }: Grafana): Violation[] => {
  const isRead = sidecar.folderAnnotation === DASHBOARD_FOLDER_ANNOTATION
  if (isRead && sidecar.hasFolders) return []
  const key = isRead ? ['provider', 'foldersFromFilesStructure'] : ['folderAnnotation']
  return [
    {
      location: location('sidecar', 'dashboards', ...key),
      message: `dashboards name their folder by ${DASHBOARD_FOLDER_ANNOTATION}, and Grafana ${isRead ? 'makes no folders of it' : 'does not read that annotation'}`,
      impact: 'all of them lie in one heap',
      fix: isRead
        ? 'set provider.foldersFromFilesStructure to true'
        : `set folderAnnotation to ${DASHBOARD_FOLDER_ANNOTATION}`,
    },
  ]
}

const annotated = ({ placed }: Dashboard, { sidecar }: Grafana): Violation[] => {
  const { folderAnnotation } = sidecar
  const folder = folderAnnotation === undefined ? 'none' : annotationsOf(placed)[folderAnnotation]
  if (folder !== undefined && /^[^/\s][^/]*$/.test(folder)) return []
  return [
    {
      location: at(placed, 'metadata', 'annotations', folderAnnotation ?? ''),
      message: `${nameOf(placed)} ${folder === undefined ? `has no annotation ${folderAnnotation}` : `names a folder ${JSON.stringify(folder)}`}`,
      impact: 'its dashboards lie in one heap with those of the charts',
      fix: `give it the annotation ${folderAnnotation} with a folder’s name`,
    },
  ]
}
