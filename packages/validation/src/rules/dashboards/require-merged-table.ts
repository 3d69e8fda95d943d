import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { queriesOf } from './panel-queries.ts'

const MERGING = new Set([
  'merge',
  'joinByField',
  'joinByLabels',
  'concatenate',
  'seriesToRows',
  'configFromData',
])

export const requireMergedTable: Rule = {
  id: 'require-merged-table',
  severity: 'warning',
  summary: 'A table of several queries merges their results.',
  rationale:
    'Each query returns a table of its own, and without a transformation the panel shows one of them.',
  fix: 'Begin the transformations of the panel with merge.',
  check: inEachPanel((located, dashboard, report) => {
    const { type, transformations = [] } = located.panel
    if (type !== 'table' || queriesOf(located).length < 2) return
    if (transformations.some(({ id, disabled }) => MERGING.has(id) && disabled !== true)) return
    report({
      location: dashboard.location(...located.path, 'transformations'),
      message: `${panelOf(located, dashboard)} has several queries, and no transformation merges them`,
      impact: 'the table shows the result of one query',
      fix: 'begin its transformations with merge',
    })
  }),
}
