import type { Component } from '@fleet/model'
import { composedDashboards } from './composed-dashboards.ts'
import { dashboardConfigMap } from './config-map.ts'

/** Grafana's dashboards, one file each, on the cluster that runs Grafana. */
export const dashboards: Component = (fleet) =>
  composedDashboards().map((dashboard) => ({
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: `dashboard-${dashboard.uid}.yaml`,
    objects: [dashboardConfigMap(fleet, dashboard)],
  }))
