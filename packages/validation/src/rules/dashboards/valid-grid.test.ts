import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'

describe('valid-grid', () => {
  it.each([
    ['a panel over another', ['panels', 7, 'gridPos', 'h'], 19],
    ['a panel over the edge', ['panels', 5, 'gridPos', 'w'], 13],
    ['a panel with nothing above it', ['panels', 8, 'gridPos', 'y'], 40],
    ['a row of half the width', ['panels', 3, 'gridPos', 'w'], 12],
    ['a collapsed row that holds nothing', ['panels', 3, 'collapsed'], true],
  ] as const)('refuses %s', async (_, path, value) => {
    expect(await refusedBy(setIn('search', [...path], value))).toEqual(['valid-grid'])
  })
})
