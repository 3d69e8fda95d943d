import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'

describe('unique-panel-id', () => {
  it('refuses two panels with one id', async () => {
    expect(await refusedBy(setIn('search', ['panels', 1, 'id'], 1))).toEqual(['unique-panel-id'])
  })
})
