import {
  DASHBOARD_FOLDER_ANNOTATION,
  DASHBOARD_LABEL,
  dashboardFile,
  InternalError,
  ownDashboardsOf,
  type Component,
  type Fleet,
  type StatedDashboard,
} from '@fleet/model'
import { metadata, NEVER_SUBSTITUTED, type IConfigMap } from '@fleet/kubernetes'
import { nameOfFile } from '../file-name.ts'
import { ownExport } from './own-exports.ts'

/** A person's dashboards, one file each, beside those of the generator. */
export const ownDashboards: Component = (fleet) =>
  ownDashboardsOf(fleet).map((stated) => {
    const object = dashboardConfigMap(fleet, stated)
    return {
      cluster: fleet.hub.cluster,
      layer: 'telemetry',
      path: `${object.metadata.name}.yaml`,
      objects: [object],
      writtenIn: stated.file,
    }
  })

/** Named after its file: a uid may have capitals, which no name in Kubernetes has. */
const objectOf = (file: string): string => `own-dashboard-${nameOfFile(file)}`

const dashboardConfigMap = (fleet: Fleet, { file, folder }: StatedDashboard) => {
  const made = ownExport(fleet, file)
  if (!made || !('dashboard' in made)) throw new InternalError(`${file} is no dashboard, and was not refused`)
  const name = objectOf(file)
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(name, fleet.telemetry.namespace, {
      labels: { [DASHBOARD_LABEL.name]: DASHBOARD_LABEL.value },
      annotations: { ...NEVER_SUBSTITUTED, [DASHBOARD_FOLDER_ANNOTATION]: folder },
    }),
    data: { [dashboardFile(name)]: JSON.stringify(made.dashboard) },
  } satisfies IConfigMap
}
