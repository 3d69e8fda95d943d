import type { Component } from '@fleet/model'
import { cloudflareTunnel } from './cloudflare-tunnel/dashboard.ts'
import { composeDashboard } from './compose-dashboard.ts'
import { dashboardConfigMap } from './config-map.ts'
import type { Dashboard } from './dashboard.ts'
import { logsErrors } from './logs-errors/dashboard.ts'
import { logsOverview } from './logs-overview/dashboard.ts'
import { logsPod } from './logs-pod/dashboard.ts'
import { logsSearch } from './logs-search/dashboard.ts'
import { multiclusterOverview } from './multicluster-overview/dashboard.ts'

/** Every dashboard there is. Adding one is a folder and a line here. */
const DASHBOARDS: readonly (() => Dashboard)[] = [
  logsOverview,
  logsPod,
  logsErrors,
  logsSearch,
  cloudflareTunnel,
  multiclusterOverview,
]

/** Grafana's dashboards, one file each, on the cluster that runs Grafana. They ask the data which clusters there are. */
export const dashboards: Component = (fleet) =>
  DASHBOARDS.map((dashboardOf) => {
    const dashboard = dashboardOf()
    return {
      cluster: fleet.hub.cluster,
      layer: 'telemetry',
      path: `dashboard-${dashboard.uid}.yaml`,
      objects: [dashboardConfigMap(fleet, dashboard, composeDashboard(dashboard))],
    }
  })
