import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GRID_COLUMNS, layOut } from './layout.ts'
import { composed } from './testing/composed.ts'

type Located = ReturnType<typeof layOut>[number]

const overlap = (one: Located, other: Located): boolean => {
  const [a, b] = [one.gridPos, other.gridPos]
  if (!a || !b) return true
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** Every pair of overlapping panels, and every panel that is not wholly on the grid. */
const misplaced = (placed: readonly Located[]): unknown[] => {
  const outside = placed.filter(({ gridPos }) => !gridPos || gridPos.x + gridPos.w > GRID_COLUMNS)
  const pairs = placed.flatMap((one, index) => placed.slice(index + 1).map((other) => [one, other] as const))
  return [...outside, ...pairs.filter(([one, other]) => overlap(one, other))]
}

const panel = fc
  .record({ w: fc.integer({ min: 1, max: GRID_COLUMNS }), h: fc.integer({ min: 1, max: 20 }) })
  .map(({ w, h }): Panel => ({ type: 'stat', gridPos: { x: 0, y: 0, w, h } }))
const row = fc.record({ title: fc.string(), panels: fc.array(panel, { maxLength: 12 }) })

const panelOfWidth = (w: number): Panel => ({ type: 'stat', title: 'Wide', gridPos: { x: 0, y: 0, w, h: 4 } })

describe('the layout', () => {
  test('never lets panels of any size overlap or run over the edge', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        expect(misplaced(layOut(rows))).toEqual([])
      }),
    )
  })

  test('keeps the reading order', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const tops = layOut(rows).map(({ gridPos }) => gridPos?.y ?? -1)
        expect(tops).toEqual(tops.toSorted((a, b) => a - b))
      }),
    )
  })

  test('begins a new line where the SDK runs over the edge', () => {
    const [, first, second] = layOut([{ title: 'row', panels: [panelOfWidth(6), panelOfWidth(20)] }])
    expect(first?.gridPos).toEqual({ x: 0, y: 1, w: 6, h: 4 })
    expect(second?.gridPos).toEqual({ x: 0, y: 5, w: 20, h: 4 })
  })

  test('closes a row of details, so that the next heading follows at once', () => {
    const placed = layOut([
      { title: 'details', isClosed: true, panels: [panelOfWidth(12), panelOfWidth(12)] },
      { title: 'more', panels: [panelOfWidth(24)] },
    ])
    expect(placed).toMatchObject([
      {
        collapsed: true,
        gridPos: { y: 0 },
        panels: [{ gridPos: { x: 0, y: 1 } }, { gridPos: { x: 12, y: 1 } }],
      },
      { title: 'more', gridPos: { y: 1 } },
      { gridPos: { y: 2 } },
    ])
  })

  test('refuses a panel wider than the grid by its title', () => {
    expect(() => layOut([{ title: 'row', panels: [panelOfWidth(25)] }])).toThrow(/"Wide".*24 columns/)
  })

  test.each(composed())('places the panels of $uid', ({ dashboard }) => {
    expect(misplaced(dashboard.panels ?? [])).toEqual([])
  })
})
