import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'

describe('valid-time-range', () => {
  it.each([
    ['six seconds', ['time', 'from'], 'now-6s'],
    ['half a year', ['time', 'from'], 'now-6M'],
    ['a time that ends before it begins', ['time', 'to'], 'now-7d'],
    ['a refresh of every second', ['refresh'], '1s'],
  ])('refuses %s', async (_, path, value) => {
    expect(await refusedBy(setIn('search', path, value))).toEqual(['valid-time-range'])
  })
})
