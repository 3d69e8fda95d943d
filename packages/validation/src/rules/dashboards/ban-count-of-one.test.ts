import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

describe('ban-count-of-one', () => {
  it('refuses a count of what is summed up already', async () => {
    const summed = (expr: string) => expr.replace('sum by (cluster)', 'sum')
    expect(await refusedBy(changeIn('search', ['panels', 2, 'targets', 0, 'expr'], summed))).toEqual([
      'ban-count-of-one',
    ])
  })
})
