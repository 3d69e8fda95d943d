import type { Page } from 'playwright-core'
import { launchBrowser, MOMENT, openPage } from './browser.ts'
import { changedFiles } from './changed-files.ts'
import { inTurns } from './in-turns.ts'
import { startPreview, type Preview } from '../server/start-preview.ts'
import type { Chosen, PreviewRequest, Scheme } from '../request.ts'
import type { Stores } from '../server/stores.ts'
import type { FoundDashboard } from '../trees/dashboards-in.ts'

/** A browser, and the dashboards that it is to draw. */
export interface Drawing {
  readonly dashboards: readonly FoundDashboard[]
  /** Hands each dashboard to some work, with a page of the preview that draws nothing else meanwhile. */
  readonly eachIn: <Result>(scheme: Scheme, work: Work<Result>) => Promise<Result[]>
}

export type Work<Result> = (page: Page, dashboard: FoundDashboard) => Promise<Result>

/**
 * Draws on a server of its own, at one fixed moment where the values are made.
 * @param stores in place of those that the request names
 */
export const withDrawing = async <Result>(
  request: PreviewRequest,
  chosen: Chosen,
  work: (drawing: Drawing) => Promise<Result>,
  stores?: Stores,
): Promise<Result> => {
  const isMade = Object.values(request.stores).every((address) => address === undefined)
  const browser = await launchBrowser()
  const preview = await startPreview(
    { ...request, port: 0 },
    { ...(isMade && { now: () => MOMENT }), stores },
  )
  const dashboards = chosenOf(preview, chosen)
  const open = async (scheme: Scheme): Promise<Page> => {
    const page = await openPage(browser, scheme, isMade)
    await page.goto(`${preview.url}d/?theme=${scheme}`)
    await page.waitForFunction(() => window.drawnPage !== undefined)
    return page
  }
  try {
    return await work({
      dashboards,
      eachIn: (scheme, each) => inTurns(dashboards, () => open(scheme), each),
    })
  } finally {
    await browser.close()
    await preview.close()
  }
}

/** @throws Error where a uid is not there */
const chosenOf = ({ dashboards, directory }: Preview, { only, changedSince }: Chosen): FoundDashboard[] => {
  const all = dashboards()
  const missing = only.find((uid) => !all.some((dashboard) => dashboard.uid === uid))
  if (missing !== undefined)
    throw new Error(`there is no dashboard ${missing}; there are ${all.map(({ uid }) => uid).join(', ')}`)
  const changed = changedSince === undefined ? undefined : changedFiles(directory, changedSince)
  return all.filter(
    ({ uid, file }) =>
      (only.length === 0 || only.includes(uid)) && (changed === undefined || changed.includes(file)),
  )
}
