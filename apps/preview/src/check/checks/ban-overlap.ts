import type { Check } from '../check.ts'
import type { Box } from '../drawn.ts'

export const banOverlap: Check = {
  id: 'ban-overlap',
  summary: 'No panel lies over another.',
  fix: 'move one of them in the grid: `gridPos` of its JSON',
  isBroken: false,
  stores: 'filled',
  look: ({ panels }) =>
    panels.flatMap((panel, index) =>
      panels
        .slice(index + 1)
        .filter(
          ({ box, grid, row }) => overlap(box, panel.box) || (row === panel.row && overlap(grid, panel.grid)),
        )
        .map(({ title }) => ({ panel: panel.title, seen: `it and “${title}” lie over each other` })),
    ),
}

/** Of pixels, and less than a column. */
const TOLERANCE = 0.5

/**
 * Grafana moves a panel down that lies over another in the grid: then it is drawn in a place that nobody chose. Panels of
 * closed rows have places below their own heading.
 */
const overlap = (one: Box, other: Box): boolean =>
  one.x + TOLERANCE < other.x + other.width &&
  other.x + TOLERANCE < one.x + one.width &&
  one.y + TOLERANCE < other.y + other.height &&
  other.y + TOLERANCE < one.y + one.height
