import { InternalError } from '@fleet/model'
import { RowBuilder, type Panel, type RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'

/** The columns of Grafana's grid on every screen. */
export const GRID_COLUMNS = 24

interface BuiltRow {
  readonly title: string
  readonly panels: readonly Panel[]
  /** Only its heading is shown until a click opens it. */
  readonly isClosed?: boolean
}

/** Where the next panel goes: beside the last one, or below the tallest of its line. */
interface Cursor {
  readonly x: number
  readonly y: number
  readonly lineHeight: number
}

/** Puts each row's panels below its heading in reading order, and begins a new line at the right edge. */
export const layOut = (rows: readonly BuiltRow[]): (Panel | RowPanel)[] => {
  let top = 0
  return rows.flatMap(({ title, panels, isClosed }) => {
    const heading = headingAt(top, title)
    const placed = placeBelow(top + HEADING_HEIGHT, panels)
    top = isClosed ? top + HEADING_HEIGHT : placed.bottom
    // Grafana moves the panels of a closed row below its heading when it opens the row.
    return isClosed ? [{ ...heading, collapsed: true, panels: placed.panels }] : [heading, ...placed.panels]
  })
}

const HEADING_HEIGHT = 1

const headingAt = (y: number, title: string): RowPanel =>
  new RowBuilder(title).gridPos({ x: 0, y, w: GRID_COLUMNS, h: HEADING_HEIGHT }).build()

const placeBelow = (top: number, panels: readonly Panel[]): { panels: Panel[]; bottom: number } => {
  let cursor: Cursor = { x: 0, y: top, lineHeight: 0 }
  const placed = panels.map((panel) => {
    const { w, h } = sizeOf(panel)
    if (cursor.x + w > GRID_COLUMNS) cursor = { x: 0, y: cursor.y + cursor.lineHeight, lineHeight: 0 }
    const { x, y, lineHeight } = cursor
    cursor = { x: x + w, y, lineHeight: Math.max(lineHeight, h) }
    return { ...panel, gridPos: { x, y, w, h } }
  })
  return { panels: placed, bottom: cursor.y + cursor.lineHeight }
}

const sizeOf = ({ title, gridPos }: Panel): { w: number; h: number } => {
  if (!gridPos || gridPos.w > GRID_COLUMNS) {
    throw new InternalError(`panel "${title}" has no size that fits into ${GRID_COLUMNS} columns`)
  }
  return gridPos
}
