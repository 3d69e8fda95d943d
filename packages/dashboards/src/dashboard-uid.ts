/**
 * The ids under which Grafana knows the dashboards, and by which they link to each other. They are in everybody's
 * bookmarks: another id is another dashboard. At most 40 characters of `A-Za-z0-9_-`.
 */
export const DASHBOARD_UID = {
  logsOverview: 'k8s-logs-overview',
  logsPod: 'k8s-logs-pod',
  logsErrors: 'k8s-logs-errors',
  logsSearch: 'k8s-logs-search',
  cloudflareTunnel: 'cloudflare-tunnel',
  multiclusterOverview: 'k8s-multicluster-overview',
} as const
export type DashboardUid = (typeof DASHBOARD_UID)[keyof typeof DASHBOARD_UID]
