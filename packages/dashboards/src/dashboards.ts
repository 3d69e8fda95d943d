import { probingClusters, spanMetricsOf, type Component, type DashboardUid, type Fleet } from '@fleet/model'
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

/** Whether a fleet has what a dashboard is about. Most are about what every fleet has. */
const hasSubject = (fleet: Fleet, uid: DashboardUid): boolean =>
  uid === 'fleet-hosts'
    ? probingClusters(fleet).length > 0
    : uid !== 'fleet-services' || spanMetricsOf(fleet) !== undefined
