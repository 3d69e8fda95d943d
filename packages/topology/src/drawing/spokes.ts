import type { TopologyCluster } from '../topology.ts'
import { cardHeight, drawCard, drawLines, LINE_HEIGHT, PADDING, type Card } from './card.ts'
import { clusterCard, isRefused } from './cluster-card.ts'
import type { Colours } from './colours.ts'
import { frame, textLine } from './svg.ts'

/** Cards of spokes, one below the other. Their pushes leave at their right edge, at these heights. */
export interface Column {
  readonly right: number
  readonly bottom: number
  readonly exits: readonly number[]
  readonly drawing: string
}

const CARD_WIDTH = 340
const GAP = 16
/** Between columns: the lines of the pushes. */
export const GUTTER = 72
/** More spokes than these make two columns. */
const ONE_COLUMN = 5
/** More spokes than these are a list. */
const MOST_CARDS = 19
const LIST_COLUMNS = 3
const LIST_COLUMN_WIDTH = 240

const columnCount = (spokes: number): number => (spokes > ONE_COLUMN && spokes <= MOST_CARDS ? 2 : 1)

/** The room above the columns, where there are two, for the lines from the first of them. */
export const lanesHeight = (spokes: number): number => (columnCount(spokes) > 1 ? 40 : 0)

export const spokeColumns = (
  spokes: readonly TopologyCluster[],
  top: number,
  colours: Colours,
): readonly Column[] => {
  if (spokes.length === 0) return []
  if (spokes.length > MOST_CARDS) return [list(spokes, top, colours)]
  const count = columnCount(spokes.length)
  const perColumn = Math.ceil(spokes.length / count)
  return Array.from({ length: count }, (_, index) =>
    cards(
      spokes.slice(index * perColumn, (index + 1) * perColumn).map((spoke) => clusterCard(spoke, 'spoke')),
      { x: index * (CARD_WIDTH + GUTTER), y: top },
      colours,
    ),
  )
}

const cards = (
  all: readonly Card[],
  { x, y }: { readonly x: number; readonly y: number },
  colours: Colours,
): Column => {
  const exits: number[] = []
  const drawings: string[] = []
  let bottom = y
  for (const card of all) {
    const height = cardHeight(card)
    drawings.push(drawCard(card, { x, y: bottom, width: CARD_WIDTH }, colours))
    exits.push(bottom + height / 2)
    bottom += height + GAP
  }
  return { right: x + CARD_WIDTH, bottom: bottom - GAP, exits, drawing: drawings.join('') }
}

/** Every spoke in a line: its name and how many nodes it has, red where a policy refuses one. */
const list = (spokes: readonly TopologyCluster[], top: number, colours: Colours): Column => {
  const rows = Math.ceil(spokes.length / LIST_COLUMNS)
  const width = LIST_COLUMNS * LIST_COLUMN_WIDTH + PADDING
  const height = rows * LINE_HEIGHT + 54
  const title = { x: PADDING, y: top + 24, width: width - 2 * PADDING }
  const columns = Array.from({ length: LIST_COLUMNS }, (_, index) =>
    drawLines(
      spokes.slice(index * rows, (index + 1) * rows).map((spoke) => ({
        left: spoke.name,
        right: countOf(spoke),
        fill: isRefused(spoke) ? ('bad' as const) : ('text' as const),
      })),
      { x: PADDING + index * LIST_COLUMN_WIDTH, y: top + 52, width: LIST_COLUMN_WIDTH - 2 * PADDING },
      colours,
    ),
  )
  return {
    right: width,
    bottom: top + height,
    exits: [top + 60],
    drawing: [
      frame({ x: 0, y: top, width, height }, colours.card, colours.border),
      textLine(`${spokes.length} spokes`, title, { fill: colours.text, size: 14, bold: true }),
      ...columns,
    ].join(''),
  }
}

const countOf = ({ nodes, metalNodes }: TopologyCluster): string => {
  const machines = `${nodes.length} node${nodes.length === 1 ? '' : 's'}`
  return metalNodes.length > 0 ? `${machines} + ${metalNodes.length} metal` : machines
}
