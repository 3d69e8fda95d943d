import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'

/** A rule that judges each dashboard by itself. */
export const inEachDashboard = (judge: (dashboard: Dashboard) => readonly Breach[]): Rule['judge'] =>
  inEachCluster(({ dashboards }) => dashboards.flatMap(judge))

/** A rule that judges each panel by itself. */
export const inEachPanel = (
  judge: (placed: PlacedPanel, dashboard: Dashboard) => readonly Breach[],
): Rule['judge'] =>
  inEachDashboard((dashboard) => dashboard.panels.flatMap((placed) => judge(placed, dashboard)))

/** For a sentence: the panel “Errors” of the dashboard Logs. */
export const panelOf = ({ panel }: PlacedPanel, { model }: Dashboard): string =>
  `the panel “${panel.title}” of the dashboard ${model.title}`
