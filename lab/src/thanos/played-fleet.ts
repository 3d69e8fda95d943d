import { metricStore, worldOf } from '@fleet/sample-stores/series'
import type { TimedSeries } from '../capacity/write-samples.ts'
import { distributed } from './distributed-example.ts'

/** The samples of the whole example: what every exporter of each of its clusters shows in a range of seconds. */
export const playedSeries = (from: number, to: number): readonly TimedSeries[] => {
  const store = metricStore(worldOf(distributed.fleet, to))
  return store.names().flatMap((name) =>
    store.of(name).map(({ labels, samples }) => {
      const { times, values } = samples(from - 1, to)
      return {
        labels: withoutEmpty(labels),
        samples: times.flatMap((time, index) => {
          const value = values[index]
          return value === undefined ? [] : [{ time: time * 1000, value }]
        }),
      }
    }),
  )
}

/** An empty label is none, and remote write does not take it. */
const withoutEmpty = (labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ''))
