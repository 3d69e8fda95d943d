import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InternalError } from '../internal-error.ts'
import { Duration, durationOf, seconds } from './durations.ts'

describe('a duration', () => {
  test.each([
    ['15s', 15],
    ['2m', 120],
    ['90m', 5400],
    ['1h30m', 5400],
    ['168h', 604_800],
    ['1h1m1s', 3661],
    ['876000h', 3_153_600_000],
  ])('%s is %d seconds', (written, length) => {
    expect(seconds(Duration.parse(written))).toBe(length)
  })

  test.each([
    '',
    '0s',
    '0h0m',
    '7d',
    '1w',
    '30',
    '1.5h',
    '-1m',
    '30s1m',
    '1h ',
    '500ms',
    '876001h',
    '9'.repeat(400) + 'h',
  ])('"%s" does not have the same meaning in every program', (written) => {
    expect(Duration.safeParse(written).success).toBe(false)
  })
})

describe('a number of seconds', () => {
  test.each([
    [7200, '2h'],
    [5400, '90m'],
    [90, '90s'],
    [1, '1s'],
  ])('%d is written as %s', (length, written) => {
    expect(durationOf(length)).toBe(written)
  })

  test('keeps its length when it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_153_600_000 }),
        (length) => seconds(durationOf(length)) === length,
      ),
    )
  })

  test.each([0, -60, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d is an error of the program',
    (length) => {
      expect(() => durationOf(length)).toThrow(InternalError)
    },
  )
})
