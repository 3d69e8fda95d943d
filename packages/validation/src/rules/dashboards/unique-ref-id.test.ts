import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

interface Target {
  readonly refId: string
}

describe('unique-ref-id', () => {
  it('refuses two queries of one name', async () => {
    const twice = ([first]: Target[]) => [first, first]
    expect(await refusedBy(changeIn('search', ['panels', 1, 'targets'], twice))).toEqual(['unique-ref-id'])
  })
})
