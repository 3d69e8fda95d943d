import { metadata, NEVER_SUBSTITUTED, type IConfigMap } from '@fleet/kubernetes'
import {
  clusterNames,
  DASHBOARD_FOLDER_ANNOTATION,
  DASHBOARD_LABEL,
  dashboardFile,
  type Fleet,
} from '@fleet/model'
import { colouredFor } from './coloured-for.ts'
import type { ComposedDashboard } from './composed-dashboards.ts'

/**
 * The object from which Grafana's sidecar loads a dashboard. The sidecar names its file after the key: two dashboards
 * under one key would overwrite each other.
 */
export const dashboardConfigMap = (fleet: Fleet, { uid, folder, json }: ComposedDashboard) =>
  ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(`dashboard-${uid}`, fleet.telemetry.namespace, {
      labels: { [DASHBOARD_LABEL.name]: DASHBOARD_LABEL.value },
      annotations: { ...NEVER_SUBSTITUTED, [DASHBOARD_FOLDER_ANNOTATION]: folder },
    }),
    data: { [dashboardFile(uid)]: colouredFor(clusterNames(fleet), json) },
  }) satisfies IConfigMap
