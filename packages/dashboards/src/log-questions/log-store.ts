import type { LogsStore } from '@fleet/model'
import type { Query } from '../queries/query.ts'
import { inLogql, selectorInLogql } from './logql.ts'
import { fieldOf, inLogsql, selectorInLogsql, valueInLogsql } from './logsql.ts'
import type { Lines, LogLabel, LogQuestion } from './question.ts'

/** What a menu of values asks a store, as its data source takes it. */
export type MenuQuery = string | Readonly<Record<string, string>>

/** The store of a fleet's logs, as panels and menus ask it. */
export interface LogStore {
  /** Its name, for texts. */
  readonly name: 'Loki' | 'VictoriaLogs'
  readonly store: Query['store']
  readonly ask: (question: LogQuestion) => Query
  /** The values of a label. @param among lines that are chosen before; by default all there are */
  readonly valuesOf: (label: LogLabel, among?: Lines) => MenuQuery
}

const legendOf = (question: LogQuestion): string => (question.kind === 'lines' ? '' : question.legend)

const LOKI: LogStore = {
  name: 'Loki',
  store: 'loki',
  ask: (question) => ({ store: 'loki', expr: inLogql(question), legend: legendOf(question) }),
  valuesOf: (label, among) =>
    among === undefined ? `label_values(${label})` : `label_values(${menuSelector(among)}, ${label})`,
}

/** Namespaces are listed before one is chosen: of every line, also one without a namespace. */
const menuSelector = (among: Lines): string =>
  among.chosen.length === 0 ? '{cluster=~"${cluster}"}' : selectorInLogql(among)

const VICTORIA_LOGS: LogStore = {
  name: 'VictoriaLogs',
  store: 'victoriaLogs',
  ask: (question) => {
    const value = valueInLogsql(question)
    return {
      store: 'victoriaLogs',
      expr: inLogsql(question),
      legend: legendOf(question),
      ...(value !== undefined && { value }),
    }
  },
  valuesOf: (label, among) => ({
    type: 'fieldValue',
    field: fieldOf(label),
    query: among === undefined ? '*' : selectorInLogsql(among),
    refId: 'A',
  }),
}

export const LOG_STORES: Readonly<Record<LogsStore['store'], LogStore>> = {
  loki: LOKI,
  'victoria-logs': VICTORIA_LOGS,
}
