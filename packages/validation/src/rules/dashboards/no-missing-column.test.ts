import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'

const TABLE = ['panels', 8]

describe('no-missing-column', () => {
  it.each([
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
  ])('refuses %s and is not there', async (_, broken) => {
    expect(await refusedBy(broken)).toEqual(['no-missing-column'])
  })

  it('refuses the columns of a query that is gone', async () => {
    const withoutLast = inPanel('k8s-multicluster-overview', 'Nodes', (panel) =>
      panel.targets ? { ...panel, targets: panel.targets.slice(0, -1) } : panel,
    )
    expect(await refusedBy(withoutLast)).toEqual(['no-missing-column'])
  })

  it('refuses several queries that nothing merges', async () => {
    const apart = inPanel('k8s-multicluster-overview', 'Nodes', (panel) => {
      const { transformations = [] } = panel as unknown as { readonly transformations?: readonly object[] }
      return panel.targets ? { ...panel, transformations: transformations.slice(1) } : panel
    })
    expect(await refusedBy(apart)).toEqual(['no-missing-column'])
  })

  it('says nothing where a table shows all that its query gives', async () => {
    expect(await refusedBy(unsetIn('search', [...TABLE, 'options', 'sortBy']))).toEqual([])
  })
})
