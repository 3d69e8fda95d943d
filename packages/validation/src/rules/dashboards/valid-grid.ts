import type { GridPosition } from '../../schemas/dashboards/dashboard-model.ts'
import { COLUMNS, sharesColumns, sharesRows } from '../../schemas/dashboards/grid.ts'
import type { LocatedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachDashboard, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const validGrid: Rule = {
  id: 'valid-grid',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'Panels fill the grid of 24 columns from the top: none overlaps another, exceeds the edge or floats.',
  rationale:
    'Grafana moves a panel that does not fit. It lands under another row, or away from the panel it belongs to.',
  fix: 'Place each panel directly below the one above it.',
  check: inEachDashboard((dashboard, report) => {
    const misplaced: ReportPanel = (located, message, other) => {
      report({
        location: dashboard.location(...located.path, 'gridPos'),
        ...(other && { related: [dashboard.location(...other.path, 'gridPos')] }),
        message: `${panelOf(located, dashboard)} ${message}`,
        impact: 'Grafana moves it, and all panels below it',
        fix: 'place it directly below the panel above it',
      })
    }
    checkPanels(
      dashboard.panels.filter(({ path }) => path.length === 2),
      misplaced,
    )
    for (const located of dashboard.panels) if (located.panel.type === 'row') checkRow(located, misplaced)
  }),
}

type ReportPanel = (located: LocatedPanel, message: string, other?: LocatedPanel) => void

const checkPanels = (panels: readonly LocatedPanel[], report: ReportPanel): void => {
  for (const [index, located] of panels.entries()) {
    const { gridPos } = located.panel
    const { x, y, w } = gridPos
    const overlapped = panels.slice(0, index).find((other) => overlaps(other.panel.gridPos, gridPos))
    if (x + w > COLUMNS) report(located, `exceeds the right edge: ${x} + ${w} is more than ${COLUMNS}`)
    else if (overlapped) report(located, `overlaps “${overlapped.panel.title}”`, overlapped)
    else if (y > 0 && !panels.some((other) => isBelow(gridPos, other.panel.gridPos)))
      report(located, `begins at ${y}, where no panel above it ends`)
  }
}

const overlaps = (one: GridPosition, other: GridPosition): boolean =>
  sharesColumns(one, other) && sharesRows(one, other)

const isBelow = (one: GridPosition, other: GridPosition): boolean =>
  sharesColumns(one, other) && other.y + other.h === one.y

/** A row is one high and as wide as the grid. Only a collapsed row holds its panels. */
const checkRow = (row: LocatedPanel, report: ReportPanel): void => {
  const { gridPos, collapsed = false, panels = [] } = row.panel
  if (gridPos.x !== 0 || gridPos.w !== COLUMNS || gridPos.h !== 1)
    report(row, 'is a row, and not one line of the whole width')
  else if (collapsed && panels.length === 0) report(row, 'is a collapsed row without panels')
  else if (!collapsed && panels.length > 0) report(row, 'is an open row that holds panels')
}
