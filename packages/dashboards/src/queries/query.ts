import { DATA_SOURCE_UID } from '@fleet/model'

/** The stores of panels, as Grafana refers to them. */
export const DATA_SOURCE = {
  prometheus: { type: 'prometheus', uid: DATA_SOURCE_UID.prometheus },
  loki: { type: 'loki', uid: DATA_SOURCE_UID.loki },
} as const

/** One query to one store. Its panel decides whether it is an instant or a range query. */
export interface Query {
  readonly store: keyof typeof DATA_SOURCE
  readonly expr: string
  /** How each series is named, such as `{{cluster}}`. Tables and logs have no names. */
  readonly legend: string
  /** Whether the traces of some of its samples are shown, too. */
  readonly hasExemplars?: true
}

export const prometheus = (expr: string, legend = ''): Query => ({ store: 'prometheus', expr, legend })

export const loki = (expr: string, legend = ''): Query => ({ store: 'loki', expr, legend })
