import type { ConsoleMessage, Page, Request, Response } from 'playwright-core'
import type { FoundDashboard } from '../trees/dashboards-in.ts'
import type { DashboardModel, PanelModel } from '../page/dashboard/model.ts'
import { openDashboard, resize } from '../shots/open-dashboard.ts'
import type { Box, DrawnDashboard, DrawnPanel, PanelInPage, Refusal } from './drawn.ts'

/** What is heard of a page while it draws. */
interface Heard {
  readonly consoleErrors: string[]
  readonly refused: Promise<Refusal>[]
}

/**
 * Draws a dashboard with all its rows open, at each of some widths, and reads what is drawn.
 * @param isEmpty whether the stores have nothing
 */
export const readDrawings = async (
  page: Page,
  dashboard: FoundDashboard,
  { widths, isEmpty }: { readonly widths: readonly number[]; readonly isEmpty: boolean },
): Promise<DrawnDashboard[]> => {
  const { heard, end } = listen(page)
  const drawings: DrawnDashboard[] = []
  for (const width of widths) {
    if (drawings.length === 0) await openDashboard(page, dashboard.uid, { width, openRows: true })
    else await resize(page, width)
    drawings.push({ ...(await drawn(page, dashboard, heard)), width, isEmpty })
  }
  end()
  return drawings
}

const listen = (page: Page): { readonly heard: Heard; readonly end: () => void } => {
  const heard: Heard = { consoleErrors: [], refused: [] }
  const onConsole = (message: ConsoleMessage): void => {
    // What a store refuses is reported by itself.
    if (message.type() === 'error' && !message.location().url.includes('/stores/'))
      heard.consoleErrors.push(firstLine(message.text()))
  }
  const onError = (error: Error): void => void heard.consoleErrors.push(firstLine(String(error)))
  const onResponse = (response: Response): void => {
    if (response.url().includes('/stores/') && !response.ok()) heard.refused.push(refusalOf(response))
  }
  page.on('console', onConsole).on('pageerror', onError).on('response', onResponse)
  return {
    heard,
    end: () => void page.off('console', onConsole).off('pageerror', onError).off('response', onResponse),
  }
}

const drawn = async (
  page: Page,
  { uid, title, isOwn, model }: FoundDashboard,
  { consoleErrors, refused }: Heard,
): Promise<Omit<DrawnDashboard, 'isEmpty' | 'width'>> => {
  const panels = (await page.evaluate(() => window.drawnPage?.panels())) ?? []
  const refusals = await Promise.all(refused)
  return {
    uid,
    title,
    isOwn,
    consoleErrors: consoleErrors.filter(
      (text) => !panels.some(({ error }) => error !== undefined && says(text, error)),
    ),
    refusals: refusals.map((refusal) => ({ ...refusal, ...panelOf(refusal, panels) })),
    panels: placed(panels, model).map((panel) => withoutRefusal(panel, refusals)),
  }
}

/** Whether the console repeats what a panel says: that is found by itself. */
const says = (text: string, error: string): boolean => plain(text).includes(plain(error))

/** Without the kind of an error, which only one of both may name. */
const plain = (text: string): string => text.replaceAll(/\b\w*Error: /g, '').replaceAll(/\s+/g, ' ')

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

const refusalOf = async (response: Response): Promise<Refusal> => {
  const { error, message } = (await response.json().catch(() => ({}))) as { error?: string; message?: string }
  return { query: queryOf(response.request()), message: error ?? message ?? `status ${response.status()}` }
}

const queryOf = (request: Request): string => {
  const { searchParams } = new URL(request.url())
  const posted = new URLSearchParams(request.postData() ?? '')
  return posted.get('query') ?? searchParams.get('query') ?? new URL(request.url()).pathname
}

/** The panel that shows what the store says. */
const panelOf = ({ message }: Refusal, panels: readonly PanelInPage[]): { readonly panel?: string } => {
  const panel = panels.find(({ error }) => error?.includes(message))
  return panel ? { panel: panel.title } : {}
}

const withoutRefusal = (panel: DrawnPanel, refusals: readonly Refusal[]): DrawnPanel =>
  refusals.some(({ message }) => panel.error?.includes(message)) ? { ...panel, error: undefined } : panel

/** Panels with their places in the JSON. What the page draws beside these is no panel of the dashboard. */
const placed = (panels: readonly PanelInPage[], model: DashboardModel): DrawnPanel[] => {
  const places = placesIn(model.panels ?? [])
  return panels.flatMap((panel) => {
    const place = places.get(panel.id)
    return place ? [{ ...panel, ...place }] : []
  })
}

interface Place {
  readonly row: string
  readonly grid: Box
}

const placesIn = (panels: readonly PanelModel[]): ReadonlyMap<number, Place> => {
  const places = new Map<number, Place>()
  let row = ''
  for (const panel of panels.toSorted(byPlace)) {
    if (panel.type !== 'row') places.set(panel.id ?? 0, { row, grid: gridOf(panel) })
    else {
      row = panel.title ?? ''
      for (const inside of panel.panels ?? []) places.set(inside.id ?? 0, { row, grid: gridOf(inside) })
    }
  }
  return places
}

const byPlace = (one: PanelModel, other: PanelModel): number =>
  gridOf(one).y - gridOf(other).y || gridOf(one).x - gridOf(other).x

const gridOf = ({ gridPos }: PanelModel): Box => ({
  x: gridPos?.x ?? 0,
  y: gridPos?.y ?? 0,
  width: gridPos?.w ?? 24,
  height: gridPos?.h ?? 8,
})
