import { chromium, type Browser, type Page } from 'playwright-core'
import type { Scheme } from '../request.ts'
import { findChromium } from './find-chromium.ts'

/** Nothing of these reaches for the network, or asks for rights that a container lacks. */
const OPTIONS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--font-render-hinting=none',
]

/** @throws Error where there is no Chromium */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = findChromium(process.env)
  if (executablePath === undefined)
    throw new Error('there is no Chromium: install it (Debian: apt install chromium), or name it in CHROMIUM')
  // Chromium’s own sandbox refuses to run as root.
  const chromiumSandbox = process.getuid?.() !== 0
  return chromium.launch({ executablePath, chromiumSandbox, args: OPTIONS })
}

/** The moment of all pictures: made values and the time axis are the same on each run. */
export const MOMENT = Date.UTC(2026, 0, 15, 12, 0, 0)

/** @param isFixed whether the clock stands at the moment of all pictures */
export const openPage = async (browser: Browser, scheme: Scheme, isFixed: boolean): Promise<Page> => {
  const context = await browser.newContext({
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-US',
  })
  if (isFixed) await context.clock.setFixedTime(MOMENT)
  return context.newPage()
}
