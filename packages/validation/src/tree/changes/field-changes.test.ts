import { describe, expect, it } from 'vitest'
import { fieldChanges } from './field-changes.ts'

describe('the changes of fields', () => {
  it('compares items by name, wherever they stand', () => {
    const before = [
      { name: 'a', value: 1 },
      { name: 'b', value: 2 },
    ]
    const after = [
      { name: 'b', value: 3 },
      { name: 'a', value: 1 },
    ]
    expect(fieldChanges(before, after)).toEqual([{ path: [0, 'value'], before: 2, after: 3 }])
  })

  it('compares items without names by their place', () => {
    expect(fieldChanges({ modes: ['a'] }, { modes: ['a', 'b'] })).toEqual([
      { path: ['modes', 1], before: undefined, after: 'b' },
    ])
  })

  it('has a map in the place of a text as one change', () => {
    expect(fieldChanges({ a: 'b' }, { a: { c: 1 } })).toEqual([{ path: ['a'], before: 'b', after: { c: 1 } }])
  })
})
