import { resultLabels } from '../../queries/quantities/result-labels.ts'
import type { TargetModel, TransformationModel } from '../../schemas/dashboards/dashboard-model.ts'
import type { Expr } from '../../queries/expr.ts'
import type { LocatedPanel } from '../../tree/monitoring/dashboards.ts'
import { queriesOf } from './panel-queries.ts'

/** A field of a table: its name in the result, and its heading. */
export interface Field {
  readonly name: string
  readonly shown: string
}

const TIME = 'Time'

/** Grafana's name of a query's values: with the query's letter, except for a single query to Prometheus. */
const valueName = ({ refId, datasource }: TargetModel, isAlone: boolean): string =>
  isAlone && datasource.type === 'prometheus' ? 'Value' : `Value #${refId}`

/** The fields that a table's queries return; nothing where they are not known. */
export const fieldsOfQueries = (located: LocatedPanel): readonly string[] | undefined => {
  const queries = queriesOf(located)
  const labels = queries.map(({ expr }) => (expr ? resultLabels(expr) : 'any'))
  if (queries.length === 0 || labels.includes('any')) return undefined
  return [
    TIME,
    ...new Set(labels.flatMap((known) => (known === 'any' ? [] : [...known]))),
    ...queries.map(({ target }) => valueName(target, queries.length === 1)),
  ]
}

/** Transformations that keep the names of all fields. */
const KEEPING = new Set(['merge', 'sortBy', 'limit', 'filterByValue', 'convertFieldType', 'formatTime'])

/** The fields of a table behind its transformations; nothing where they are not known. */
export const fieldsShown = (located: LocatedPanel): readonly Field[] | undefined => {
  let fields: readonly Field[] | undefined = fieldsOfQueries(located)?.map((name) => ({ name, shown: name }))
  for (const transformation of located.panel.transformations ?? []) {
    if (transformation.disabled === true || KEEPING.has(transformation.id)) continue
    if (transformation.id !== 'organize') return undefined
    fields = fields && organised(fields, transformation)
  }
  return fields
}

const organised = (fields: readonly Field[], transformation: TransformationModel): readonly Field[] => {
  const { renameByName, excludeByName } = organisation(transformation)
  return fields
    .filter(({ shown }) => excludeByName[shown] !== true)
    .map(({ name, shown }) => ({ name, shown: renamed(renameByName[shown], shown) }))
}

/** Grafana ignores an empty heading. */
const renamed = (heading: string | undefined, name: string): string =>
  heading === undefined || heading === '' ? name : heading

interface Organisation {
  readonly renameByName: Readonly<Record<string, string>>
  readonly indexByName: Readonly<Record<string, number>>
  readonly excludeByName: Readonly<Record<string, boolean>>
}

export const organisation = ({ options }: TransformationModel): Organisation => ({
  renameByName: {},
  indexByName: {},
  excludeByName: {},
  ...(options as Partial<Organisation>),
})

interface ValueColumn {
  readonly refId: string
  readonly expr: Expr | undefined
  /** The names in the result and the headings. */
  readonly names: readonly string[]
}

/** The columns of numbers: one for each query with a shown value. */
export const valueColumns = (located: LocatedPanel): readonly ValueColumn[] => {
  const fields = fieldsShown(located)
  const queries = queriesOf(located)
  return queries.flatMap(({ target, expr }) => {
    const own = valueName(target, queries.length === 1)
    const columns = (fields ?? []).filter(({ name }) => name === own)
    return columns.length === 0
      ? []
      : [{ refId: target.refId, expr, names: columns.flatMap(({ name, shown }) => [name, shown]) }]
  })
}
