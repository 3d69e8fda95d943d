import { expect, test } from 'vitest'
import { namesIn } from './words.ts'

test.each([
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d and e'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d and 3 more'],
])('%j is %s', (names, text) => {
  expect(namesIn(names)).toBe(text)
})
