import { LINES_PER_MINUTE, linesPerMinute } from '../queries/logs.ts'
import { loki } from '../queries/query.ts'
import { shadesOf } from './shades.ts'
import { stackedBars } from './time-series.ts'

/** Loki's levels, worst first, in the colours of Grafana's own log views. */
const COLOUR_OF_LEVEL = {
  critical: 'purple',
  fatal: 'dark-red',
  error: 'red',
  warn: 'orange',
  info: 'green',
  debug: 'blue',
  trace: 'light-blue',
  // Grafana's own gray has shades that the dark page swallows.
  unknown: '#8e8e8e',
} as const

export const LOG_LEVELS: readonly string[] = Object.keys(COLOUR_OF_LEVEL)

/** The lines of each level that a selector finds, by cluster. Red is an error on every dashboard. */
export const linesByLevel = (selector: string) => {
  const panel = stackedBars({
    title: 'Lines by level',
    description: 'The level as Loki reads it from each line; `unknown` where the line does not say.',
    unit: LINES_PER_MINUTE,
    queries: [loki(linesPerMinute(selector, 'cluster, detected_level'), '{{detected_level}} ({{cluster}})')],
    series: 'many',
  })
  for (const [level, colour] of Object.entries(COLOUR_OF_LEVEL))
    panel.overrideByRegexp(`/^${level} /`, [...shadesOf(colour)])
  return panel
}
