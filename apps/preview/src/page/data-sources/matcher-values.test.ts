import { expect, test } from 'vitest'
import { matcherValue } from './matcher-values.ts'

test('several values are alternatives, of which none is an expression', () => {
  expect(matcherValue(['a.b', 'c'], { multi: true })).toBe(String.raw`(a\\.b|c)`)
  expect(matcherValue(['a|b'], { multi: true })).toBe(String.raw`a\\|b`)
  expect(matcherValue(String.raw`a\b`, { includeAll: true })).toBe(String.raw`a\\\\b`)
})

test('a single value stays within its quotes', () => {
  expect(matcherValue('say "a.b"', {})).toBe(String.raw`say \"a.b\"`)
})
