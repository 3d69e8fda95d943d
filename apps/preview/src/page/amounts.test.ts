import { expect, test } from 'vitest'
import { amountsOf, amountsText } from './amounts.ts'

test('panels in closed rows count, and rows do not', () => {
  const panels = [
    { type: 'row', panels: [{ type: 'stat', targets: [{}, {}] }] },
    { type: 'text' },
    { type: 'row', collapsed: false, panels: [] },
    { type: 'table', targets: [{}] },
  ]
  expect(amountsOf({ panels })).toEqual({ panels: 3, queries: 3 })
})

test('one is one panel', () => {
  expect(amountsText(amountsOf({ panels: [{ type: 'stat', targets: [{}] }] }))).toBe('1 panel, 1 query')
})
