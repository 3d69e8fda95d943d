import { describe, expect, it } from 'vitest'
import { findingsAfter } from '../../testing/sample-trees.ts'
import { setIn, unsetIn } from '../../testing/dashboard-changes.ts'

describe('require-dashboard-text', () => {
  it.each([
    ['a dashboard', unsetIn('search', ['description'])],
    ['a dashboard by its tags', unsetIn('search', ['tags'])],
    ['a panel', unsetIn('search', ['panels', 1, 'description'])],
    ['a panel of no name', setIn('search', ['panels', 1, 'title'], ' ')],
    ['one of two panels of one name', setIn('search', ['panels', 1, 'title'], 'Clusters with hits')],
  ])('warns of what tells nothing of itself: %s', async (_, broken) => {
    expect(await findingsAfter(broken)).toMatchObject([
      { rule: 'require-dashboard-text', severity: 'warning' },
    ])
  })
})
