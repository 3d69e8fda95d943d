import { shadesOf } from './shades.ts'
import type { stackedBars } from './time-series.ts'

/** By the first digit of HTTP's codes. */
const COLOUR_OF_CODES = { 1: 'light-blue', 2: 'green', 3: 'blue', 4: 'orange', 5: 'red' } as const

/** Colours series whose names begin with a status code. Red is a failure of a server. */
export const withStatusColours = (panel: ReturnType<typeof stackedBars>) => {
  for (const [digit, colour] of Object.entries(COLOUR_OF_CODES))
    panel.overrideByRegexp(String.raw`/^${digit}\d\d\b/`, [...shadesOf(colour)])
  return panel
}
