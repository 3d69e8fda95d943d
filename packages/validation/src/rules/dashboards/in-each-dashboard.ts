import { wasJudgedAhead } from './judged-ahead.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'

type JudgeText = (dashboard: Dashboard) => readonly Breach[]

/** A rule of a dashboard's text alone, wherever it is: of a text that was judged ahead it has nothing to say. */
export interface OfText {
  readonly judge: Rule['judge']
  readonly judgeText: JudgeText
}

/** A rule that judges each dashboard by itself. */
export const inEachDashboard = (judgeText: JudgeText): OfText => ({
  judgeText,
  judge: inEachCluster(({ dashboards }) =>
    dashboards.flatMap((dashboard) => (wasJudgedAhead(dashboard.text) ? [] : judgeText(dashboard))),
  ),
})

/** A rule that judges each panel by itself. */
export const inEachPanel = (
  judge: (placed: PlacedPanel, dashboard: Dashboard) => readonly Breach[],
): OfText => inEachDashboard((dashboard) => dashboard.panels.flatMap((placed) => judge(placed, dashboard)))

/** For a sentence: the panel “Errors” of the dashboard Logs. */
export const panelOf = ({ panel }: PlacedPanel, { model }: Dashboard): string =>
  `the panel “${panel.title}” of the dashboard ${model.title}`
