import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import { fieldsShown, organisation } from './table-fields.ts'

export const requireColumnHeading: Rule = {
  id: 'require-column-heading',
  severity: 'warning',
  summary:
    'A table that gives headings to its columns gives one to each that it shows, and hides the others, the time among them.',
  rationale: 'Between “Cluster” and “Pod” stands a column “Value #C”, or the same time in every row.',
  fix: 'Name the column under renameByName, or hide it under excludeByName.',
  check: inEachPanel((placed, dashboard) => {
    const index = (placed.panel.transformations ?? []).findIndex(({ id }) => id === 'organize')
    const organize = placed.panel.transformations?.[index]
    if (placed.panel.type !== 'table' || !organize) return []
    const { renameByName } = organisation(organize)
    const isHeaded = Object.keys(renameByName).length > 0
    return (isHeaded ? (fieldsShown(placed) ?? []) : [])
      .filter(({ name, shown }) => name === shown)
      .map(({ name }): Violation => ({
        location: dashboard.location(...placed.path, 'transformations', index, 'options', 'renameByName'),
        message: `${panelOf(placed, dashboard)} shows a column ${name} under its raw name`,
        impact: 'who reads it must know the label or the query',
        fix: `give ${name} a heading, or hide it`,
      }))
  }),
}
