import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'
import { noMissingDataSource } from './no-missing-data-source.ts'
import { testRule } from '../../testing/test-rule.ts'

const PROMETHEUS = { type: 'prometheus', uid: 'prometheus' }

testRule(noMissingDataSource, {
  invalid: [
    {
      name: 'a panel that asks another than its query',
      changes: [setIn('search', ['panels', 1, 'datasource'], PROMETHEUS)],
    },
  ],
})

describe('no-missing-data-source', () => {
  it.each([
    ['a panel', ['panels', 1, 'datasource', 'uid']],
    ['a variable', ['templating', 'list', 0, 'datasource', 'uid']],
  ])('refuses %s that asks nobody', async (_, path) => {
    expect(await refusedBy(setIn('search', path, 'lokki'))).toContain('no-missing-data-source')
  })

  it('refuses what only an import by hand would fill in', async () => {
    expect(
      await refusedBy(setIn('pod', ['annotations', 'list', 0, 'datasource', 'uid'], '${DS_PROMETHEUS}')),
    ).toContain('no-missing-data-source')
  })
})
