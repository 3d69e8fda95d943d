import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { dashboardsOf, type Dashboard, type PlacedPanel } from '../../tree/monitoring/dashboards.ts'

/** A rule that checks each dashboard by itself. */
export const inEachDashboard = (check: (dashboard: Dashboard) => readonly Violation[]): Rule['check'] =>
  inEachCluster((cluster) => dashboardsOf(cluster).flatMap(check))

/** A rule that checks each panel by itself. */
export const inEachPanel = (
  check: (placed: PlacedPanel, dashboard: Dashboard) => readonly Violation[],
): Rule['check'] =>
  inEachDashboard((dashboard) => dashboard.panels.flatMap((placed) => check(placed, dashboard)))

/** For a sentence: the panel “Errors” of the dashboard Logs. */
export const panelOf = ({ panel }: PlacedPanel, { model }: Dashboard): string =>
  `the panel “${panel.title}” of the dashboard ${model.title}`
