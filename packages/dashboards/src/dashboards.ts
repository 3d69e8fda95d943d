import {
  probingClusters,
  spanMetricsOf,
  watchingClusters,
  type Component,
  type DashboardUid,
  type Fleet,
} from '@fleet/model'
import { composedDashboards } from './composed-dashboards.ts'
import { dashboardConfigMap } from './config-map.ts'

/** Grafana's dashboards, one file each, on the cluster that runs Grafana. */
export const dashboards: Component = (fleet) =>
  composedDashboards(fleet.hub.logs.store)
    .filter(({ uid }) => hasSubject(fleet, uid))
    .map((dashboard) => ({
      cluster: fleet.hub.cluster,
      layer: 'telemetry',
      path: `dashboard-${dashboard.uid}.yaml`,
      objects: [dashboardConfigMap(fleet, dashboard)],
    }))

/** Whether a fleet has what a dashboard is about, where not every fleet has it. */
const SUBJECTS: Readonly<Partial<Record<DashboardUid, (fleet: Fleet) => boolean>>> = {
  'fleet-hosts': (fleet) => probingClusters(fleet).length > 0,
  'fleet-services': (fleet) => spanMetricsOf(fleet) !== undefined,
  'fleet-databases': (fleet) => watchingClusters(fleet).length > 0,
}

const hasSubject = (fleet: Fleet, uid: DashboardUid): boolean => SUBJECTS[uid]?.(fleet) ?? true
