import type { Labels } from '../evaluation/labels.ts'
import { NAME } from '../evaluation/labels.ts'
import type { MetricStore, StoredSeries } from '../promql/stored-series.ts'

/** Samples of one series, one every 15 seconds from the first second on. Where nothing stands, the series ended. */
export const series = (
  name: string,
  labels: Labels,
  ...values: readonly (number | undefined)[]
): StoredSeries => ({
  labels: { [NAME]: name, ...labels },
  samples: (after, until) => {
    const places = [...values.keys()].filter((place) => place * 15 > after && place * 15 <= until)
    return { times: places.map((place) => place * 15), values: places.map((place) => values[place]) }
  },
})

export const storeOf = (...all: readonly StoredSeries[]): MetricStore => ({
  names: () => [...new Set(all.map(({ labels }) => labels[NAME] ?? ''))],
  of: (metric) => all.filter(({ labels }) => labels[NAME] === metric),
  typeOf: () => 'gauge',
})
