import type { GridPosition } from '../../schemas/dashboards/dashboard-model.ts'
import { COLUMNS, sharesRows } from '../../schemas/dashboards/grid.ts'
import { inEachDashboard, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const banGridGap: Rule = {
  id: 'ban-grid-gap',
  severity: 'info',
  summary: 'Panels leave no gap in the grid: each begins at the left edge or beside another panel.',
  rationale:
    'Grafana moves panels up, and never to the left. A gap stays where a merge or a typo lost a panel.',
  fix: 'Restore the lost panel, or move the others together.',
  check: inEachDashboard((dashboard, report) => {
    const panels = dashboard.panels.filter(({ path }) => path.length === 2)
    for (const located of panels) {
      const { gridPos } = located.panel
      // valid-grid reports panels that overlap or exceed the grid.
      if (gridPos.x === 0 || gridPos.x + gridPos.w > COLUMNS) continue
      if (panels.some((other) => isLeftOf(other.panel.gridPos, gridPos))) continue
      report({
        location: dashboard.location(...located.path, 'gridPos'),
        message: `${panelOf(located, dashboard)} has a gap on its left, before column ${gridPos.x}`,
        impact: 'a lost panel is no longer shown',
        fix: 'restore it, or move this panel to the left',
      })
    }
  }),
}

const isLeftOf = (one: GridPosition, other: GridPosition): boolean =>
  one.x < other.x && one.x + one.w >= other.x && sharesRows(one, other)
