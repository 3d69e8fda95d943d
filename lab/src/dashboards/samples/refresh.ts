import {
  everyPanel,
  type DashboardJson,
  type DashboardVariable,
  type PanelJson,
} from '../committed-dashboards.ts'
import { fill, type Choice, type Look } from '../fill.ts'

/*
 * What Grafana asks Prometheus when a dashboard is refreshed, on a screen that is 1600 pixels wide. A closed row asks
 * nothing.
 */

const SCREEN = 1600
const GRID_COLUMNS = 24

/** A view of a dashboard: what is chosen, and the time. */
export interface View {
  readonly choices: Readonly<Record<string, Choice>>
  readonly range: number
  readonly scrapeInterval: number
  /** Whether all rows are open. */
  readonly isOpened: boolean
}

/** One query as Prometheus gets it. Its step is missing where it is asked for one moment. */
export interface AskedQuery {
  readonly text: string
  readonly step: number | undefined
}

const UNITS = { s: 1, m: 60, h: 3600 } as const

const seconds = (text: string): number => {
  const [, count, unit] = /^>?(\d+)([smh])$/.exec(text) ?? []
  if (count === undefined || unit === undefined) throw new Error(`${text} is no interval`)
  return Number(count) * UNITS[unit as keyof typeof UNITS]
}

/** The least time between two points that a panel or a query wants, where it wants one. */
const wanted = (text: string | undefined, variables: readonly DashboardVariable[], look: Look): number =>
  text === undefined || text === '' ? 0 : seconds(fill(text, variables, look))

/** How often a dashboard refreshes itself. */
export const refreshesPerMinute = ({ refresh }: DashboardJson): number => 60 / seconds(refresh)

/** By default a point for each pixel, and never more often than a scrape. */
const pointsOf = ({ maxDataPoints, gridPos }: PanelJson): number =>
  maxDataPoints ?? ((gridPos?.w ?? GRID_COLUMNS) / GRID_COLUMNS) * SCREEN

const shownPanels = ({ panels }: DashboardJson, isOpened: boolean): readonly PanelJson[] =>
  isOpened ? everyPanel(panels) : panels

/** Every query of a refresh. */
export const askedBy = (dashboard: DashboardJson, view: View): readonly AskedQuery[] =>
  shownPanels(dashboard, view.isOpened).flatMap((panel) =>
    (panel.targets ?? []).map((target) => asked(panel, target, dashboard.templating.list, view)),
  )

type Target = NonNullable<PanelJson['targets']>[number]

const asked = (
  panel: PanelJson,
  target: Target,
  variables: readonly DashboardVariable[],
  { choices, range, scrapeInterval }: View,
): AskedQuery => {
  const look = { choices, range, scrapeInterval, interval: scrapeInterval }
  const wants = [panel.interval, target.interval].map((text) => wanted(text, variables, look))
  const step = Math.max(...wants, scrapeInterval, Math.ceil(range / pointsOf(panel)))
  const text = fill(target.expr, variables, { ...look, interval: step })
  return { text, step: target.instant === true ? undefined : step }
}
