import { LINES_PER_MINUTE, perMinute } from '../log-questions/ask.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import type { Lines } from '../log-questions/question.ts'
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

/** Who reads the level of a line. */
const LEVELS: Readonly<Record<LogStore['name'], string>> = {
  Loki: 'The level as Loki reads it from each line; `unknown` where the line does not say.',
  VictoriaLogs: 'The level as the query reads it from each line; `unknown` where the line does not say.',
}

/** How many of some lines have each level, by cluster. Red is an error on every dashboard. */
export const linesByLevel = ({ name, ask }: LogStore, of: Lines) => {
  const panel = stackedBars({
    title: 'Lines by level',
    description: LEVELS[name],
    unit: LINES_PER_MINUTE,
    queries: [ask(perMinute(of, '{{detected_level}} ({{cluster}})', { by: ['cluster', 'detected_level'] }))],
    series: 'many',
  })
  for (const [level, colour] of Object.entries(COLOUR_OF_LEVEL))
    panel.overrideByRegexp(`/^${level} /`, [...shadesOf(colour)])
  return panel
}
