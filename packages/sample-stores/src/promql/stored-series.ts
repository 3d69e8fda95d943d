import type { Labels } from '../evaluation/labels.ts'

/** Samples in the order of their times, in seconds since 1970. Where nothing stands, the series ended there. */
export interface Samples {
  readonly times: readonly number[]
  readonly values: readonly (number | undefined)[]
}

/** A series of a store. */
export interface StoredSeries {
  readonly labels: Labels
  /** Those after one time, up to another and at it. */
  readonly samples: (after: number, until: number) => Samples
}

export interface MetricStore {
  readonly names: () => readonly string[]
  readonly of: (metric: string) => readonly StoredSeries[]
  /** As Prometheus tells it; nothing of a metric that it does not have. */
  readonly typeOf: (metric: string) => string | undefined
}
