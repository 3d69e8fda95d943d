import { describe, expect, it } from 'vitest'
import { findingsAfter } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

describe('ban-hole-in-grid', () => {
  it('tells of a panel that was lost between two others', async () => {
    const withoutThird = changeIn<object[]>('errors', ['panels'], (panels) => panels.toSpliced(2, 1))
    expect(await findingsAfter(withoutThird)).toMatchObject([
      { rule: 'ban-hole-in-grid', severity: 'warning' },
    ])
  })
})
