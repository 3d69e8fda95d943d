import { TableCellHeight, TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common'
import type { DataTransformerConfig, DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table'
import { refId } from '../normalise.ts'
import type { Query } from '../queries/query.ts'
import { panel, type PanelText, type Unit } from './panel.ts'

/** A column of numbers: one query's values. */
export interface Column {
  readonly name: string
  readonly unit: Unit
  readonly query: Query
  /** More of Grafana's field properties, such as a cell's colour. */
  readonly properties?: readonly DynamicConfigValue[]
}

interface Table extends PanelText {
  /** The labels that identify the rows, by which the queries group, and their headings. */
  readonly labels: Readonly<Record<string, string>>
  readonly columns: readonly [Column, ...Column[]]
  /** Queries whose labels alone are shown. */
  readonly labelsOf?: readonly Query[]
  /** The column whose largest values come first. */
  readonly sortBy: string
}

/** One row for each combination of the labels, with the values of all queries side by side. */
export const table = ({ labels, columns, labelsOf = [], sortBy, ...text }: Table) => {
  const [first, ...others] = columns
  const queries = [first.query, ...others.map(({ query }) => query), ...labelsOf] as const
  const built = panel(new TableBuilder(), text, { width: 24, height: 9 }, { queries, asking: 'table' })
    .transformations([MERGE, organise(labels, columns, labelsOf)])
    .cellHeight(TableCellHeight.Sm)
    .sortBy([new TableSortByFieldStateBuilder().displayName(sortBy).desc(true)])
    .filterable(true)
  for (const { name, unit, properties = [] } of columns) {
    built.overrideByName(name, [{ id: 'unit', value: unit }, ...properties])
  }
  return built
}

const MERGE: DataTransformerConfig = { id: 'merge', options: {} }

/** Grafana's name of a query's column of values: it has the query's letter, except for a single query to Prometheus. */
const valueField = ({ store }: Query, position: number, count: number): string =>
  count === 1 && store === 'prometheus' ? 'Value' : `Value #${refId(position)}`

const organise = (
  labels: Table['labels'],
  columns: readonly Column[],
  hidden: readonly Query[],
): DataTransformerConfig => {
  const count = columns.length + hidden.length
  const shown = columns.map(
    ({ name, query }, position) => [valueField(query, position, count), name] as const,
  )
  const concealed = hidden.map((query, index) => valueField(query, columns.length + index, count))
  const headings = { ...labels, ...Object.fromEntries(shown) }
  return {
    id: 'organize',
    options: {
      renameByName: headings,
      indexByName: Object.fromEntries(Object.keys(headings).map((field, index) => [field, index])),
      excludeByName: Object.fromEntries(['Time', ...concealed].map((field) => [field, true])),
    },
  }
}
