import { DATA_SOURCE_UID } from '@fleet/model'

/** The stores that panels ask, as Grafana refers to them. */
export const DATA_SOURCE = {
  prometheus: { type: 'prometheus', uid: DATA_SOURCE_UID.prometheus },
  loki: { type: 'loki', uid: DATA_SOURCE_UID.loki },
} as const

/** One question to one store. The panel it is asked for decides whether it is asked of a moment or of a range of time. */
export interface Query {
  readonly store: keyof typeof DATA_SOURCE
  readonly expr: string
  /** How each series is named, such as `{{cluster}}`. Tables and logs have no names. */
  readonly legend: string
}

export const prometheus = (expr: string, legend = ''): Query => ({ store: 'prometheus', expr, legend })

export const loki = (expr: string, legend = ''): Query => ({ store: 'loki', expr, legend })
