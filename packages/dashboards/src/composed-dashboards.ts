import { DASHBOARD_FOLDER, type LogsStore } from '@fleet/model'
import { cloudflareTunnel } from './cloudflare-tunnel/dashboard.ts'
import { composeDashboard } from './compose-dashboard.ts'
import type { Dashboard } from './dashboard.ts'
import { fleetDatabases } from './fleet-databases/dashboard.ts'
import { fleetGitops } from './fleet-gitops/dashboard.ts'
import { fleetHosts } from './fleet-hosts/dashboard.ts'
import { fleetServices } from './fleet-services/dashboard.ts'
import { fleetTelemetry } from './fleet-telemetry/dashboard.ts'
import { LOG_STORES, type LogStore } from './log-questions/log-store.ts'
import { logsErrors } from './logs-errors/dashboard.ts'
import { logsOverview } from './logs-overview/dashboard.ts'
import { logsPod } from './logs-pod/dashboard.ts'
import { logsSearch } from './logs-search/dashboard.ts'
import { multiclusterOverview } from './multicluster-overview/dashboard.ts'

/** All dashboards. A new one is a folder and a line here. */
const DASHBOARDS: readonly ((logs: LogStore) => Dashboard)[] = [
  logsOverview,
  logsPod,
  logsErrors,
  logsSearch,
  cloudflareTunnel,
  multiclusterOverview,
  fleetTelemetry,
  fleetGitops,
  fleetHosts,
  fleetServices,
  fleetDatabases,
]

/** A dashboard as Grafana reads it, and its folder in Grafana. */
export interface ComposedDashboard extends Pick<Dashboard, 'uid'> {
  readonly folder: string
  readonly json: string
}

/** Every dashboard, the same for any fleet with one store of logs: the clusters come from the data. */
export const composedDashboards = (store: LogsStore['store']): readonly ComposedDashboard[] =>
  DASHBOARDS.map((dashboardOf) => {
    const dashboard = dashboardOf(LOG_STORES[store])
    const { uid } = dashboard
    return { uid, folder: DASHBOARD_FOLDER[uid], json: composeDashboard(dashboard) }
  })
