import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { fieldsShown, organisation } from './table-fields.ts'

export const requireColumnHeading: Rule = {
  id: 'require-column-heading',
  severity: 'info',
  summary: 'A table with headings gives one to each column that it shows.',
  rationale: 'A column “Value #C”, or a column with the same time in every row, puzzles readers.',
  fix: 'Name the column under renameByName, or hide it under excludeByName.',
  check: inEachPanel((located, dashboard, report) => {
    const { type, transformations = [] } = located.panel
    const index = transformations.findIndex(({ id }) => id === 'organize')
    const organize = transformations[index]
    if (type !== 'table' || !organize) return
    if (Object.keys(organisation(organize).renameByName).length === 0) return
    for (const { name, shown } of fieldsShown(located) ?? []) {
      if (name !== shown) continue
      report({
        location: dashboard.location(...located.path, 'transformations', index, 'options', 'renameByName'),
        message: `${panelOf(located, dashboard)} shows the column ${name} without a heading`,
        impact: 'readers must know the label or the query',
        fix: `give ${name} a heading, or hide it`,
      })
    }
  }),
}
