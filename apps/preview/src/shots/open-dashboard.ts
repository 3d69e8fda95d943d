import type { Page } from 'playwright-core'

/** A dashboard that takes longer never ends. */
const LONGEST_MILLISECONDS = 120_000

/** Shows a dashboard in a window of some width that is as high as it is, and waits until all of it is drawn. */
export const openDashboard = async (
  page: Page,
  uid: string,
  { width, openRows = false }: { readonly width: number; readonly openRows?: boolean },
): Promise<void> => {
  await page.setViewportSize({ width, height: HEIGHT })
  await page.evaluate((shown) => window.drawnPage?.show(shown), uid)
  await untilDrawn(page)
  if (openRows) await openEachRow(page)
  await resize(page, width)
}

/** One after the other, as a person does: the grid moves what is below an open row before the next one opens. */
const openEachRow = async (page: Page): Promise<void> => {
  while (await page.evaluate(() => window.drawnPage?.openRow())) await untilDrawn(page)
}

/** Before its own is known. */
const HEIGHT = 1000

/** Gives the window another width, and the height of what it shows then. */
export const resize = async (page: Page, width: number): Promise<void> => {
  let seen = -1
  let height = page.viewportSize()?.height ?? HEIGHT
  while (seen !== height) {
    seen = height
    await page.setViewportSize({ width, height })
    await untilDrawn(page)
    await untilStill(page)
    height = await page.evaluate(() => window.drawnPage?.height() ?? 0)
  }
}

/** As long as a slow machine needs to lay out a panel of another size. */
const STILL_MILLISECONDS = 400

/** Until nothing that is drawn has moved for a while. */
const untilStill = async (page: Page): Promise<void> => {
  const look = async () => JSON.stringify(await page.evaluate(() => window.drawnPage?.panels()))
  let seen = ''
  for (let next = await look(); next !== seen; next = await look()) {
    seen = next
    await page.waitForTimeout(STILL_MILLISECONDS)
  }
}

/** As long as the page needs to see that something new is loading. */
const PAUSE_MILLISECONDS = 150

const untilDrawn = async (page: Page): Promise<void> => {
  await page.waitForTimeout(PAUSE_MILLISECONDS)
  await page.waitForFunction(() => window.drawnPage?.isDone() === true, undefined, {
    timeout: LONGEST_MILLISECONDS,
  })
  await page.evaluate(async () => {
    await document.fonts.ready
    // The grid moves panels to their places.
    const moves = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(moves.map(async ({ finished }) => finished))
    // Charts are drawn in the frame after their data.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  })
}
