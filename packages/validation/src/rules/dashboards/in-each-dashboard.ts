import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import type { Dashboard, PlacedPanel } from '../../view/dashboards.ts'

/** A rule that judges each dashboard by itself. */
export const inEachDashboard = (
  judge: (dashboard: Dashboard, cluster: ClusterView) => readonly Breach[],
): Rule['judge'] =>
  inEachCluster((cluster) => cluster.dashboards.flatMap((dashboard) => judge(dashboard, cluster)))

/** A rule that judges each panel by itself. */
export const inEachPanel = (
  judge: (placed: PlacedPanel, dashboard: Dashboard, cluster: ClusterView) => readonly Breach[],
): Rule['judge'] =>
  inEachDashboard((dashboard, cluster) =>
    dashboard.panels.flatMap((placed) => judge(placed, dashboard, cluster)),
  )

/** For a sentence: the panel “Errors” of the dashboard Logs. */
export const panelOf = ({ panel }: PlacedPanel, { model }: Dashboard): string =>
  `the panel “${panel.title}” of the dashboard ${model.title}`
