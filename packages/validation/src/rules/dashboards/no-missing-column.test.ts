import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { noMissingColumn } from './no-missing-column.ts'
import { testRule } from '../../testing/test-rule.ts'

const TABLE = ['panels', 8]

testRule(noMissingColumn, {
  valid: [
    {
      name: 'says nothing where a table shows all that its query gives',
      changes: [unsetIn('search', [...TABLE, 'options', 'sortBy'])],
    },
  ],
  invalid: [
    {
      name: 'the columns of a query that is gone',
      changes: [
        inPanel('k8s-multicluster-overview', 'Nodes', (panel) =>
          panel.targets ? { ...panel, targets: panel.targets.slice(0, -1) } : panel,
        ),
      ],
    },
    {
      name: 'several queries that nothing merges',
      changes: [
        inPanel('k8s-multicluster-overview', 'Nodes', (panel) => {
          const { transformations = [] } = panel as unknown as {
            readonly transformations?: readonly object[]
          }
          return panel.targets ? { ...panel, transformations: transformations.slice(1) } : panel
        }),
      ],
    },
    ...(
      [
        [
          'a column that is renamed',
          setIn('search', [...TABLE, 'transformations', 1, 'options', 'renameByName', 'k8s_pod'], 'Pod'),
        ],
        [
          'a column that is hidden',
          setIn('search', [...TABLE, 'transformations', 1, 'options', 'excludeByName', 'Tim'], true),
        ],
        [
          'a column that has a unit',
          setIn('search', [...TABLE, 'fieldConfig', 'overrides', 0, 'matcher', 'options'], 'Hit'),
        ],
        ['a column to sort by', setIn('search', [...TABLE, 'options', 'sortBy', 0, 'displayName'], 'hits')],
      ] as const
    ).map(([name, broken]) => ({ name: `${name} and is not there`, changes: [broken] })),
  ],
})
