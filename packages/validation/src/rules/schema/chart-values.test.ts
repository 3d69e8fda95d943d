import { describe, expect, it } from 'vitest'
import { refusedIn } from '../../testing/chart-values/checked-values.ts'
import { RIGHT_VALUES, WRONG_VALUES } from '../../testing/chart-values/chart-values.ts'

describe('of values that a chart takes, the rules refuse none', () => {
  it.each(RIGHT_VALUES.map((row) => [row.chart, row.says, row] as const))('%s: %s', (_, __, row) => {
    expect(refusedIn(row)).toEqual([])
  })
})

describe('of values that a chart or the program behind it does not take, the rules name the key', () => {
  it.each(WRONG_VALUES.map((row) => [row.chart, row.says, row] as const))('%s: %s', (_, __, row) => {
    expect(refusedIn(row).some((place) => `.${place}`.endsWith(`.${row.at}`))).toBe(true)
  })
})
