import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard'
import { loki } from '../queries/query.ts'
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
  unknown: 'gray',
} as const

export const LOG_LEVELS: readonly string[] = Object.keys(COLOUR_OF_LEVEL)

/** The number of lines of each level that a selector finds, by cluster. Red is an error on every dashboard. */
export const linesByLevel = (selector: string) => {
  const panel = stackedBars({
    title: 'Lines by level',
    description: 'The level as Loki reads it from each line; `unknown` where the line does not say.',
    unit: 'short',
    queries: [
      loki(
        `sum by (cluster, detected_level) (count_over_time(${selector}[$__auto]))`,
        '{{cluster}} / {{detected_level}}',
      ),
    ],
  })
  for (const [level, colour] of Object.entries(COLOUR_OF_LEVEL)) {
    const fixed = new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor(colour)
    panel.overrideByRegexp(`/${level}$/`, [{ id: 'color', value: fixed.build() }])
  }
  return panel
}
