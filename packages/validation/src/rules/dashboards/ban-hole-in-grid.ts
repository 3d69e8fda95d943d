import type { Rule } from '../rule/rule.ts'
import type { GridPosition } from '../../schemas/grafana/dashboard-model.ts'
import { COLUMNS, sharesRows } from '../../schemas/grafana/grid.ts'
import { inEachDashboard, panelOf } from '../rule/in-each-dashboard.ts'

export const banHoleInGrid: Rule = {
  id: 'ban-hole-in-grid',
  severity: 'warning',
  summary: 'Left of each panel stands another, or the edge.',
  rationale:
    'Grafana moves panels up, never to the left: where one was lost, by a merge or by a slip, a hole stays, and nobody remembers what it showed.',
  fix: 'Put back the panel that stood there, or move the others together.',
  check: inEachDashboard((dashboard) => {
    // What does not fit in is checked by valid-grid, as is what lies over another.
    const panels = dashboard.panels.filter(({ path }) => path.length === 2)
    return panels
      .filter(
        ({ panel: { gridPos } }) =>
          gridPos.x > 0 &&
          gridPos.x + gridPos.w <= COLUMNS &&
          !panels.some((other) => isLeftOf(other.panel.gridPos, gridPos)),
      )
      .map((placed) => ({
        location: dashboard.location(...placed.path, 'gridPos'),
        message: `left of ${panelOf(placed, dashboard)}, before column ${placed.panel.gridPos.x}, there is a hole`,
        impact: 'what stood there is shown no more',
        fix: 'put it back, or move this one to the left',
      }))
  }),
}

const isLeftOf = (one: GridPosition, other: GridPosition): boolean =>
  one.x < other.x && one.x + one.w >= other.x && sharesRows(one, other)
