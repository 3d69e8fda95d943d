import type { Check, Seen } from '../check.ts'
import type { DrawnPanel } from '../drawn.ts'

export const banGridHole: Check = {
  id: 'ban-grid-hole',
  summary: 'The panels of a row fill its 24 columns, down to one common height.',
  fix: 'widen or heighten a panel beside the hole, or move another into it',
  isBroken: false,
  stores: 'filled',
  look: ({ panels }) =>
    [...Map.groupBy(panels, ({ row }) => row)].flatMap(([row, inside]) => holesIn(row, inside)),
}

const COLUMNS = 24

const holesIn = (row: string, panels: readonly DrawnPanel[]): Seen[] => {
  const top = Math.min(...panels.map(({ grid }) => grid.y))
  const bottom = Math.max(...panels.map(({ grid }) => grid.y + grid.height))
  const lines = Array.from({ length: bottom - top }, (_, index) => top + index)
  const hole = lines
    .map((line) => ({ line, from: firstFree(panels.filter((panel) => crosses(panel, line))) }))
    .find(({ from }) => from < COLUMNS)
  if (hole === undefined) return []
  const beside = panels.find((panel) => crosses(panel, hole.line))
  const where = row === '' ? 'above the first row' : `in the row “${row}”`
  return [
    {
      ...(beside && { panel: beside.title }),
      seen: `${where}, line ${hole.line - top + 1} of ${bottom - top} is empty from column ${hole.from + 1} on`,
    },
  ]
}

const crosses = ({ grid }: DrawnPanel, line: number): boolean => grid.y <= line && line < grid.y + grid.height

/** The first column that no panel covers. */
const firstFree = (panels: readonly DrawnPanel[]): number => {
  const covered = new Set(
    panels.flatMap(({ grid }) => Array.from({ length: grid.width }, (_, index) => grid.x + index)),
  )
  const columns = Array.from({ length: COLUMNS }, (_, column) => column)
  return columns.find((column) => !covered.has(column)) ?? COLUMNS
}
