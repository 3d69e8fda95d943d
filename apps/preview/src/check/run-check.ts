import type { Chosen, PreviewRequest } from '../request.ts'
import type { Stores } from '../server/stores.ts'
import { type Drawing, withDrawing } from '../shots/drawing.ts'
import { EMPTY_STORES } from '../shots/empty-stores.ts'
import { progress } from '../shots/progress.ts'
import type { Finding } from './check.ts'
import { CHECKS } from './checks/index.ts'
import type { DrawnDashboard } from './drawn.ts'
import { findingsIn } from './findings.ts'
import { readDrawings } from './read-drawing.ts'

/** Those of a large screen and of a laptop. */
const WIDTHS = [1600, 1280]
/** Whether a panel without data looks healthy does not depend on the width. */
const WIDTHS_OF_EMPTY = [1600]

export interface Checked {
  readonly dashboards: number
  readonly drawings: number
  readonly findings: readonly Finding[]
}

/**
 * Draws the dashboards, and looks for what only a drawing shows.
 * @param stores in place of those that the request names
 */
export const runCheck = async (
  request: PreviewRequest,
  chosen: Chosen,
  stores?: Stores,
): Promise<Checked> => {
  const filled = await withDrawing(request, chosen, (drawing) => draw(drawing, WIDTHS, false), stores)
  const empty = await withDrawing(
    { ...request, stores: {} },
    chosen,
    (drawing) => draw(drawing, WIDTHS_OF_EMPTY, true),
    EMPTY_STORES,
  )
  const drawings = [...filled, ...empty]
  const byUid = Map.groupBy(drawings, ({ uid }) => uid)
  return {
    dashboards: byUid.size,
    drawings: drawings.length,
    findings: [...byUid.values()].flatMap((ofOne) => findingsIn(ofOne, CHECKS)),
  }
}

const draw = async (
  { dashboards, eachIn }: Drawing,
  widths: readonly number[],
  isEmpty: boolean,
): Promise<DrawnDashboard[]> => {
  const step = progress(dashboards.length)
  const drawings = await eachIn('dark', async (page, dashboard) => {
    const drawn = await readDrawings(page, dashboard, { widths, isEmpty })
    step(`${dashboard.uid}${isEmpty ? ', without data' : ''}`)
    return drawn
  })
  return drawings.flat()
}
