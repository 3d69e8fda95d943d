import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'

describe('valid-dashboard-size', () => {
  it('refuses what etcd does not take', async () => {
    expect(await refusedBy(setIn('search', ['description'], 'long '.repeat(250_000)))).toEqual([
      'valid-dashboard-size',
    ])
  })
})
