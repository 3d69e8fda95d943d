import { describe, expect, it } from 'vitest'
import { findingsAfter } from '../../testing/sample-trees.ts'
import { unsetIn } from '../../testing/dashboard-changes.ts'

const OPTIONS = ['panels', 8, 'transformations', 1, 'options']

describe('require-column-heading', () => {
  it.each([
    ['the time in every row', unsetIn('search', [...OPTIONS, 'excludeByName'])],
    ['a label as the query has it', unsetIn('search', [...OPTIONS, 'renameByName', 'cluster'])],
  ])('warns of %s', async (_, broken) => {
    expect(await findingsAfter(broken)).toMatchObject([
      { rule: 'require-column-heading', severity: 'warning' },
    ])
  })
})
