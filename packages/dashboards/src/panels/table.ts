import { InternalError } from '@fleet/model'
import { TableCellHeight, TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common'
import type {
  DashboardLinkBuilder,
  DataTransformerConfig,
  DynamicConfigValue,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table'
import { refId } from '../normalise.ts'
import type { Query } from '../queries/query.ts'
import { panel, type PanelText, type Unit } from './panel.ts'

/** A column of numbers: one query's values. */
export interface Column {
  readonly name: string
  readonly unit: Unit
  readonly query: Query
  /** In pixels, or an equal part of what other columns leave. By default what the unit needs. */
  readonly width?: number | 'part'
  /** More of Grafana's field properties, such as a cell's colour. */
  readonly properties?: readonly DynamicConfigValue[]
}

interface Table extends PanelText {
  /** The labels that identify the rows, by which the queries group, and their headings. */
  readonly labels: Readonly<Record<string, string>>
  /** Labels that tell rows apart, too, and have no column. */
  readonly unseen?: readonly string[]
  readonly columns: readonly Column[]
  /** Queries whose labels alone are shown. */
  readonly labelsOf?: readonly Query[]
  /** The column by which the rows are sorted, worst first. Further ones decide between rows of the same value. */
  readonly sortBy: string | readonly string[]
  /** Which of its values are the worst. By default the largest. */
  readonly worst?: 'largest' | 'smallest'
  /** More of Grafana's field properties of columns of labels, by their headings, such as how a text is shortened. */
  readonly texts?: Readonly<Record<string, readonly DynamicConfigValue[]>>
  /** Where a click on the values of a column leads. Only these look like links. */
  readonly links?: Readonly<Record<string, DashboardLinkBuilder>>
}

/** One row for each combination of the labels, with the values of all queries side by side. */
export const table = (content: Table) => {
  const { columns, labelsOf = [], sortBy, worst, title, description } = content
  const [first, ...others] = [...columns.map(({ query }) => query), ...labelsOf]
  if (!first) throw new InternalError(`the table "${title}" has no query`)
  const built = panel(
    new TableBuilder(),
    { title, description },
    { width: 24, height: 9 },
    { queries: [first, ...others], asking: 'table' },
  )
    .transformations([
      ...(first.store === 'victoriaLogs' ? [LABELS_TO_FIELDS] : []),
      MERGE,
      organise(content),
    ])
    .cellHeight(TableCellHeight.Sm)
    .sortBy([sortBy].flat().map((column) => sortedBy(column, worst)))
    .filterable(true)
    .minWidth(NARROWEST)
  for (const [heading, properties] of [...columns.map(ofNumbers), ...ofTexts(content)])
    if (properties.length > 0) built.overrideByName(heading, [...properties])
  return built
}

type Override = readonly [heading: string, properties: readonly DynamicConfigValue[]]

const ofNumbers = ({ name, unit, width = widthOfUnit(unit), properties = [] }: Column): Override => [
  name,
  [{ id: 'unit', value: unit }, ...(width === 'part' ? [] : [widthOf(width)]), ...properties],
]

const ofTexts = ({ labels, texts = {}, links = {} }: Table): readonly Override[] =>
  Object.values(labels).map((heading) => [
    heading,
    [...narrow(heading), ...(texts[heading] ?? []), ...linked(links[heading])],
  ])

const sortedBy = (column: string, worst: Table['worst']) =>
  new TableSortByFieldStateBuilder().displayName(column).desc(worst !== 'smallest')

/** The pixels that a column of text keeps. Grafana's default is 150, which pushes others out of a narrow panel. */
const NARROWEST = 80

/** The width of a column in pixels. */
export const widthOf = (width: number): DynamicConfigValue => ({ id: 'custom.width', value: width })

/** Wide enough for the number, its unit and the heading's icons. */
const widthOfUnit = (unit: Unit): number => (unit === 'percentunit' ? 140 : 110)

/** Columns of short texts, with their widths. The rest of the panel is for names. */
const SHORT_TEXTS: Readonly<Record<string, number>> = {
  Cluster: 120,
  Namespace: 150,
  Kind: 120,
  Phase: 100,
  'Waiting for': 160,
}

const narrow = (heading: string): readonly DynamicConfigValue[] => {
  const width = SHORT_TEXTS[heading]
  return width === undefined ? [] : [widthOf(width)]
}

const linked = (link: DashboardLinkBuilder | undefined): readonly DynamicConfigValue[] => {
  if (!link) return []
  const { title, url } = link.build()
  return [{ id: 'links', value: [{ title, url }] }]
}

const MERGE: DataTransformerConfig = { id: 'merge', options: {} }

/** Of VictoriaLogs, each number is a frame of its own with labels. Here they become fields, and its name that of the value. */
const LABELS_TO_FIELDS: DataTransformerConfig = { id: 'labelsToFields', options: { valueLabel: '__name__' } }

/** Grafana's name of a query's column of values: it has the query's letter, except for a single query to Prometheus. */
const valueField = ({ store, value }: Query, position: number, count: number): string =>
  value ?? (count === 1 && store === 'prometheus' ? 'Value' : `Value #${refId(position)}`)

const organise = ({ labels, unseen = [], columns, labelsOf = [] }: Table): DataTransformerConfig => {
  const count = columns.length + labelsOf.length
  const shown = columns.map(
    ({ name, query }, position) => [valueField(query, position, count), name] as const,
  )
  const concealed = labelsOf.map((query, index) => valueField(query, columns.length + index, count))
  const headings = { ...labels, ...Object.fromEntries(shown) }
  return {
    id: 'organize',
    options: {
      renameByName: headings,
      indexByName: Object.fromEntries(Object.keys(headings).map((field, index) => [field, index])),
      excludeByName: Object.fromEntries(['Time', ...unseen, ...concealed].map((field) => [field, true])),
    },
  }
}
