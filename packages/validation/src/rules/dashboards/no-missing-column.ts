import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import { queriesOf } from './panel-queries.ts'
import { fieldsOfQueries, fieldsShown, organisation } from './table-fields.ts'

export const noMissingColumn: Rule = {
  id: 'no-missing-column',
  summary:
    'What a table renames, orders, hides, formats or sorts by is a column that its queries give; several queries are merged into one table.',
  rationale:
    'A column is known by its label or by its query’s letter. Change one in the query, and the table shows the raw name, without its unit, in another order: Grafana passes over what it does not find.',
  fix: 'Use the labels that the query groups by, and Value #A, Value #B… for its numbers.',
  check: inEachPanel((placed, dashboard) =>
    placed.panel.type === 'table'
      ? [...unmerged(placed), ...inTransformations(placed), ...inSettings(placed)].map((fault) =>
          violation(fault, placed, dashboard),
        )
      : [],
  ),
}

interface Fault {
  readonly path: Path
  readonly message: string
  readonly fix: string
}

const violation = ({ path, message, fix }: Fault, placed: PlacedPanel, dashboard: Dashboard): Violation => ({
  location: dashboard.location(...placed.path, ...path),
  message: `${panelOf(placed, dashboard)} ${message}`,
  impact: 'Grafana passes over it, and the table shows something else than meant',
  fix,
})

const JOINING = new Set([
  'merge',
  'joinByField',
  'joinByLabels',
  'concatenate',
  'seriesToRows',
  'configFromData',
])

/** Each query is a table of its own, and the panel shows one of them. */
const unmerged = (placed: PlacedPanel): Fault[] => {
  const { transformations = [] } = placed.panel
  const isJoined = transformations.some(({ id, disabled }) => JOINING.has(id) && disabled !== true)
  return queriesOf(placed).length < 2 || isJoined
    ? []
    : [
        {
          path: ['transformations'],
          message: 'has several queries, and nothing merges them into one table',
          fix: 'begin its transformations with merge',
        },
      ]
}

const inTransformations = (placed: PlacedPanel): Fault[] => {
  const fields = fieldsOfQueries(placed)
  const { transformations = [] } = placed.panel
  const index = transformations.findIndex(({ id }) => id === 'organize')
  const organize = transformations[index]
  // After another transformation the fields are others.
  if (!fields || !organize || transformations.slice(0, index).some(({ id }) => id !== 'merge')) return []
  return Object.entries(organisation(organize)).flatMap(([option, byName]) =>
    option.endsWith('ByName')
      ? Object.keys(byName as object)
          .filter((name) => !fields.includes(name))
          .map((name) => missing(['transformations', index, 'options', option, name], name, fields))
      : [],
  )
}

const inSettings = (placed: PlacedPanel): Fault[] => {
  const fields = fieldsShown(placed)
  if (!fields) return []
  const names = [...new Set(fields.flatMap(({ name, shown }) => [shown, name]))]
  const { fieldConfig, options } = placed.panel
  const sortBy = (options?.['sortBy'] ?? []) as readonly { readonly displayName?: unknown }[]
  const shown = fields.map((field) => field.shown)
  return [
    ...(fieldConfig?.overrides ?? []).flatMap(({ matcher }, index) => {
      const path = ['fieldConfig', 'overrides', index, 'matcher', 'options']
      const wanted = String(matcher.options)
      if (matcher.id === 'byName') return names.includes(wanted) ? [] : [missing(path, wanted, names)]
      return matcher.id === 'byRegexp' && !names.some((name) => matches(wanted, name))
        ? [missing(path, wanted, names)]
        : []
    }),
    ...sortBy.flatMap(({ displayName }, index) =>
      typeof displayName === 'string' && shown.includes(displayName)
        ? []
        : [missing(['options', 'sortBy', index, 'displayName'], String(displayName), shown)],
    ),
  ]
}

const missing = (path: Path, name: string, known: readonly string[]): Fault => ({
  path,
  message: `names the column ${JSON.stringify(name)}, which its queries do not give`,
  fix: suggestion(name, known),
})

/** `/…/` is an expression, anything else one too. */
const matches = (pattern: string, name: string): boolean => {
  const [, body = pattern, flags = ''] = /^\/(.*)\/([gimsuy]*)$/.exec(pattern) ?? []
  try {
    return new RegExp(body, flags).test(name)
  } catch {
    return false
  }
}
