import { describe, expect, it } from 'vitest'
import { setIn } from '../../testing/dashboard-changes.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingDataSource } from './no-missing-data-source.ts'

testRule(noMissingDataSource, {
  invalid: [
    {
      name: 'a query to a data source that does not exist',
      changes: [setIn('search', ['panels', 1, 'targets', 0, 'datasource', 'uid'], 'lokki')],
      findings: [{ fix: 'did you mean "loki"?' }],
    },
    {
      name: 'a variable of a data source that does not exist',
      changes: [setIn('search', ['templating', 'list', 0, 'datasource', 'uid'], 'lokki')],
    },
    {
      name: 'an annotation of a data source that does not exist',
      changes: [setIn('pod', ['annotations', 'list', 0, 'datasource', 'uid'], 'thanos')],
    },
  ],
})

describe('no-missing-data-source', () => {
  // The queries of the panel then have another data source.
  it('refuses a panel with a data source that does not exist', async () => {
    const panel = setIn('search', ['panels', 1, 'datasource', 'uid'], 'lokki')
    expect(await refusedBy(panel)).toContain('no-missing-data-source')
  })

  // The dashboard defines no such variable either.
  it('refuses an input of an import by hand', async () => {
    const uid = ['annotations', 'list', 0, 'datasource', 'uid']
    expect(await refusedBy(setIn('pod', uid, '${DS_PROMETHEUS}'))).toContain('no-missing-data-source')
  })
})
