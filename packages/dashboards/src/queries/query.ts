import { DATA_SOURCE_UID, VICTORIA_LOGS_SOURCE } from '@fleet/model'

/** The stores of panels, as Grafana refers to them. */
export const DATA_SOURCE = {
  prometheus: { type: 'prometheus', uid: DATA_SOURCE_UID.prometheus },
  loki: { type: 'loki', uid: DATA_SOURCE_UID.loki },
  victoriaLogs: { type: VICTORIA_LOGS_SOURCE, uid: DATA_SOURCE_UID.victoriaLogs },
} as const

/** One query to one store. Its panel decides whether it is an instant or a range query. */
export interface Query {
  readonly store: keyof typeof DATA_SOURCE
  readonly expr: string
  /** How each series is named, such as `{{cluster}}`. Tables and logs have no names. */
  readonly legend: string
  /** What VictoriaLogs calls the number that it answers. Its answers of lines, and those of other stores, have no name. */
  readonly value?: string
  /** Whether the traces of some of its samples are shown, too. */
  readonly hasExemplars?: true
}

export const prometheus = (expr: string, legend = ''): Query => ({ store: 'prometheus', expr, legend })
