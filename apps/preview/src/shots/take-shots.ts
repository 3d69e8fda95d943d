import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { PreviewRequest, ShotsRequest } from '../request.ts'
import { withDrawing } from './drawing.ts'
import { openDashboard } from './open-dashboard.ts'
import { progress } from './progress.ts'

/** Of letters and lines: less is seen at their edges. */
const WEBP_QUALITY = 40
/** In a document a picture is shown smaller than a screen. */
const WEBP_SCALE = 0.75

/** Writes a picture of each dashboard, as high as it is: `UID.png` of the dark ones, `UID-light.png` of the light ones. */
export const takeShots = async (request: PreviewRequest, shots: ShotsRequest): Promise<void> => {
  const { folder, width, schemes, openRows, isWebp } = shots
  mkdirSync(folder, { recursive: true })
  await withDrawing(request, shots, async ({ dashboards, eachIn }) => {
    const step = progress(dashboards.length * schemes.length)
    for (const scheme of schemes)
      await eachIn(scheme, async (page, { uid }) => {
        const name = `${uid}${scheme === 'light' ? '-light' : ''}.${isWebp ? 'webp' : 'png'}`
        await openDashboard(page, uid, { width, openRows })
        writeFileSync(join(folder, name), await (isWebp ? webpOf(page) : page.screenshot()))
        step(name)
      })
    process.stdout.write(`${dashboards.length * schemes.length} pictures in ${folder}\n`)
  })
}

const webpOf = async (page: Page): Promise<Buffer> => {
  const session = await page.context().newCDPSession(page)
  const { width = 0, height = 0 } = page.viewportSize() ?? {}
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: WEBP_QUALITY,
    clip: { x: 0, y: 0, width, height, scale: WEBP_SCALE },
  })
  return Buffer.from(data, 'base64')
}
