import type { ReduceDataOptions, VizTextDisplayOptions } from '@grafana/schema'

/** Options of the kinds that show one value of each series. */
export interface Reduced {
  readonly reduceOptions: ReduceDataOptions
  readonly orientation: string
  readonly text?: VizTextDisplayOptions
}

export const REDUCED = {
  reduceOptions: { values: false, calcs: ['lastNotNull'], fields: '' },
  orientation: 'auto',
}
