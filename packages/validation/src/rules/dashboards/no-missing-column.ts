import { suggestion } from '@fleet/model/suggestion'
import type { LocatedPanel } from '../../tree/monitoring/dashboards.ts'
import type { Path } from '../../values/location.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { fieldsOfQueries, fieldsShown, organisation } from './table-fields.ts'

export const noMissingColumn: Rule = {
  id: 'no-missing-column',
  severity: 'warning',
  summary: 'A table renames, orders, hides, formats and sorts by columns that its queries return.',
  rationale:
    'The name of a column is a label of the query or the query’s letter. When it changes, Grafana ignores the settings of the old one. The table shows the raw name, without a unit, in another order.',
  fix: 'Use the labels that the query groups by, and Value #A, Value #B… for its numbers.',
  check: inEachPanel((located, dashboard, report) => {
    if (located.panel.type !== 'table') return
    const requireColumn: RequireColumn = (path, name, columns) => {
      if (columns.includes(name)) return
      report({
        location: dashboard.location(...located.path, ...path),
        message: `${panelOf(located, dashboard)} names the column ${JSON.stringify(name)}, which its queries do not return`,
        impact: 'Grafana ignores the setting, and the table looks different',
        fix: suggestion(name, columns),
      })
    }
    checkTransformations(located, requireColumn)
    checkOverrides(located, requireColumn)
    checkSorting(located, requireColumn)
  }),
}

/** Reports a name that is not one of the columns. */
type RequireColumn = (path: Path, name: string, columns: readonly string[]) => void

const checkTransformations = (located: LocatedPanel, requireColumn: RequireColumn): void => {
  const fields = fieldsOfQueries(located)
  const { transformations = [] } = located.panel
  const index = transformations.findIndex(({ id }) => id === 'organize')
  const organize = transformations[index]
  // Behind another transformation the fields have other names.
  if (!fields || !organize || transformations.slice(0, index).some(({ id }) => id !== 'merge')) return
  for (const [option, byName] of Object.entries(organisation(organize)))
    for (const name of option.endsWith('ByName') ? Object.keys(byName as object) : [])
      requireColumn(['transformations', index, 'options', option, name], name, fields)
}

const checkOverrides = (located: LocatedPanel, requireColumn: RequireColumn): void => {
  const fields = fieldsShown(located)
  if (!fields) return
  const names = [...new Set(fields.flatMap(({ name, shown }) => [shown, name]))]
  for (const [index, { matcher }] of (located.panel.fieldConfig?.overrides ?? []).entries()) {
    const options = String(matcher.options)
    const isMatched = matcher.id === 'byRegexp' && names.some((name) => matches(options, name))
    if ((matcher.id !== 'byName' && matcher.id !== 'byRegexp') || isMatched) continue
    requireColumn(['fieldConfig', 'overrides', index, 'matcher', 'options'], options, names)
  }
}

const checkSorting = (located: LocatedPanel, requireColumn: RequireColumn): void => {
  const shown = fieldsShown(located)?.map((field) => field.shown)
  const sortBy = (located.panel.options?.['sortBy'] ?? []) as readonly { readonly displayName?: unknown }[]
  for (const [index, { displayName }] of shown ? sortBy.entries() : [])
    requireColumn(['options', 'sortBy', index, 'displayName'], String(displayName), shown ?? [])
}

/** Grafana takes any text for a regular expression, with or without slashes. */
const matches = (pattern: string, name: string): boolean => {
  const [, body = pattern, flags = ''] = /^\/(.*)\/([gimsuy]*)$/.exec(pattern) ?? []
  try {
    return new RegExp(body, flags).test(name)
  } catch {
    return false
  }
}
