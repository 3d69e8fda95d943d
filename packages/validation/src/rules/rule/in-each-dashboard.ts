import { dashboardsOf, type Dashboard, type LocatedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachCluster, type Report, type Rule } from './rule.ts'

/** A rule that checks each dashboard by itself. */
export const inEachDashboard = (check: (dashboard: Dashboard, report: Report) => void): Rule['check'] =>
  inEachCluster((cluster, report) => {
    for (const dashboard of dashboardsOf(cluster)) check(dashboard, report)
  })

/** A rule that checks each panel by itself. */
export const inEachPanel = (
  check: (located: LocatedPanel, dashboard: Dashboard, report: Report) => void,
): Rule['check'] =>
  inEachDashboard((dashboard, report) => {
    for (const located of dashboard.panels) check(located, dashboard, report)
  })

/** For a sentence: the panel “Errors” of the dashboard Logs. */
export const panelOf = ({ panel }: LocatedPanel, { model }: Dashboard): string =>
  `the panel “${panel.title}” of the dashboard ${model.title}`
