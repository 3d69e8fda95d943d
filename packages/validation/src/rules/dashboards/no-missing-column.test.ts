import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingColumn } from './no-missing-column.ts'

const TABLE = ['panels', 8]
const ORGANIZE = [...TABLE, 'transformations', 1, 'options']

testRule(noMissingColumn, {
  valid: [
    { name: 'a table without an order', changes: [unsetIn('search', [...TABLE, 'options', 'sortBy'])] },
  ],
  invalid: [
    {
      name: 'the order of a column that does not exist',
      changes: [setIn('search', [...TABLE, 'options', 'sortBy', 0, 'displayName'], 'hits')],
      findings: [{ severity: 'warning', fix: 'did you mean "Hits"?' }],
    },
    {
      name: 'the heading of a column that does not exist',
      changes: [setIn('search', [...ORGANIZE, 'renameByName', 'k8s_pod'], 'Pod')],
    },
    {
      name: 'a hidden column that does not exist',
      changes: [setIn('search', [...ORGANIZE, 'excludeByName', 'Tim'], true)],
    },
    {
      name: 'the unit of a column that does not exist',
      changes: [setIn('search', [...TABLE, 'fieldConfig', 'overrides', 0, 'matcher', 'options'], 'Hit')],
    },
    {
      name: 'the columns of a query that is gone',
      changes: [
        inPanel('k8s-multicluster-overview', 'Every machine', (panel) => ({
          ...panel,
          targets: panel.targets?.slice(0, -1),
        })),
      ],
    },
  ],
})
