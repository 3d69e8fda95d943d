import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingColumn } from './no-missing-column.ts'

const TABLE = ['panels', 10]
const ORGANIZE = [...TABLE, 'transformations', 1, 'options']

testRule(noMissingColumn, {
  valid: [
    { name: 'a table without an order', changes: [unsetIn('errors', [...TABLE, 'options', 'sortBy'])] },
  ],
  invalid: [
    {
      name: 'the order of a column that does not exist',
      changes: [setIn('errors', [...TABLE, 'options', 'sortBy', 0, 'displayName'], 'errors')],
      findings: [{ severity: 'warning', fix: 'did you mean "Errors"?' }],
    },
    {
      name: 'the heading of a column that does not exist',
      changes: [setIn('errors', [...ORGANIZE, 'renameByName', 'k8s_pod'], 'Pod')],
    },
    {
      name: 'a hidden column that does not exist',
      changes: [setIn('errors', [...ORGANIZE, 'excludeByName', 'Tim'], true)],
    },
    {
      name: 'the unit of a column that does not exist',
      changes: [setIn('errors', [...TABLE, 'fieldConfig', 'overrides', 0, 'matcher', 'options'], 'Error')],
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
