import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { GridPosition } from '../../schemas/grafana/dashboard-model.ts'
import { COLUMNS, sharesColumns, sharesRows } from '../../schemas/grafana/grid.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachDashboard, panelOf } from '../rule/in-each-dashboard.ts'

export const validGrid: Rule = {
  id: 'valid-grid',
  summary:
    'Panels fill the grid of 24 columns from the top: none overlaps another, runs over the edge or hangs in the air.',
  rationale:
    'Grafana moves what does not fit: a panel lands under another row, or beside the one it belongs to.',
  fix: 'Give each panel a place of its own, directly below what is above it.',
  check: inEachDashboard((dashboard) => [
    ...checked(
      dashboard,
      dashboard.panels.filter(({ path }) => path.length === 2),
    ),
    ...dashboard.panels.flatMap((placed) => outOfRow(placed, dashboard)),
  ]),
}

const checked = (dashboard: Dashboard, panels: readonly PlacedPanel[]): Violation[] =>
  panels.flatMap((placed, index) => {
    const { x, y, w } = placed.panel.gridPos
    if (x + w > COLUMNS)
      return [violation(placed, dashboard, `runs over the right edge: ${x} + ${w} is more than ${COLUMNS}`)]
    const under = panels.slice(0, index).find((other) => overlaps(other.panel.gridPos, placed.panel.gridPos))
    if (under) return [violation(placed, dashboard, `lies over “${under.panel.title}”`, under)]
    return y === 0 || panels.some((other) => isBelow(placed.panel.gridPos, other.panel.gridPos))
      ? []
      : [violation(placed, dashboard, `begins at ${y}, and nothing ends there above it`)]
  })

const overlaps = (one: GridPosition, other: GridPosition): boolean =>
  sharesColumns(one, other) && sharesRows(one, other)

const isBelow = (one: GridPosition, other: GridPosition): boolean =>
  sharesColumns(one, other) && other.y + other.h === one.y

/** A row goes over the whole width and is one high; only a collapsed one holds its panels. */
const outOfRow = (placed: PlacedPanel, dashboard: Dashboard): Violation[] => {
  const { type, gridPos, collapsed, panels = [] } = placed.panel
  if (type !== 'row') return []
  if (gridPos.x !== 0 || gridPos.w !== COLUMNS || gridPos.h !== 1)
    return [violation(placed, dashboard, 'is a row, and not one line over the whole width')]
  return collapsed === panels.length > 0
    ? []
    : [
        violation(
          placed,
          dashboard,
          collapsed
            ? 'is a collapsed row that holds nothing'
            : 'is an open row that holds panels inside of it',
        ),
      ]
}

const violation = (
  placed: PlacedPanel,
  dashboard: Dashboard,
  message: string,
  other?: PlacedPanel,
): Violation => ({
  location: dashboard.location(...placed.path, 'gridPos'),
  ...(other && { related: [dashboard.location(...other.path, 'gridPos')] }),
  message: `${panelOf(placed, dashboard)} ${message}`,
  impact: 'Grafana puts it, and all that follows, somewhere else',
  fix: 'give it a place of its own, directly below what is above it',
})
