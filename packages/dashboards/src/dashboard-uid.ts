import type { DashboardUid } from '@fleet/model'

/**
 * The uids of the dashboards in Grafana and in links. Users have them in bookmarks: another uid is another dashboard.
 * At most 40 characters of `A-Za-z0-9_-`.
 */
export const DASHBOARD_UID = {
  logsOverview: 'k8s-logs-overview',
  logsPod: 'k8s-logs-pod',
  logsErrors: 'k8s-logs-errors',
  logsSearch: 'k8s-logs-search',
  cloudflareTunnel: 'cloudflare-tunnel',
  multiclusterOverview: 'k8s-multicluster-overview',
  fleetTelemetry: 'fleet-telemetry',
  fleetGitops: 'fleet-gitops',
  fleetHosts: 'fleet-hosts',
  fleetServices: 'fleet-services',
  fleetDatabases: 'fleet-databases',
} as const satisfies Record<string, DashboardUid>
