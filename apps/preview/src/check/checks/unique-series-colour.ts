import type { Check } from '../check.ts'
import type { DrawnLegend } from '../drawn.ts'

/** More series than these share colours: no palette has more that a person tells apart. */
const MOST_SERIES = 8

export const uniqueSeriesColour: Check = {
  id: 'unique-series-colour',
  summary: `Up to ${MOST_SERIES} series of a panel have a colour each.`,
  fix: 'give one of them another colour by an override, or let the palette choose',
  isBroken: false,
  stores: 'filled',
  look: ({ panels }) =>
    panels.flatMap(({ title, legend }) =>
      legend === undefined || legend.series.length > MOST_SERIES
        ? []
        : sharedColours(legend).map((names) => ({ panel: title, seen: `${names} have the same colour` })),
    ),
}

const sharedColours = ({ series }: DrawnLegend): string[] =>
  [...Map.groupBy(series, ({ colour }) => colour).values()]
    .filter((same) => same.length > 1)
    .map((same) => same.map(({ name }) => `“${name}”`).join(' and '))
