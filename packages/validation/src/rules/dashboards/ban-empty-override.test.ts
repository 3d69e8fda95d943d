import { describe, expect, it } from 'vitest'
import { findingsAfter } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'

describe('ban-empty-override', () => {
  it('warns of a suppression that sets nothing', async () => {
    const path = ['panels', 7, 'fieldConfig', 'overrides', 0, 'properties']
    expect(await findingsAfter(setIn('pod', path, []))).toMatchObject([
      { rule: 'ban-empty-override', severity: 'warning' },
    ])
  })
})
