import { expect, test } from 'vitest'
import { fitLine } from './line.ts'

test('points on a line give that line without an error, however far away', () => {
  const line = fitLine([1, 2, 3, 4].map((x) => ({ x, y: 7 + 3 * x })))
  expect(line.slope.value).toBeCloseTo(3)
  expect(line.at(1000).value).toBeCloseTo(3007)
  expect(line.at(1000).error).toBeCloseTo(0)
})

test('points beside a line give an error, which grows with the distance', () => {
  // By hand: slope 1.9, residuals 0.1, -0.3, 0.3 and -0.1.
  const line = fitLine([
    { x: 1, y: 3 },
    { x: 2, y: 4.5 },
    { x: 3, y: 7 },
    { x: 4, y: 8.5 },
  ])
  expect(line.slope.value).toBeCloseTo(1.9)
  expect(line.intercept).toBeCloseTo(1)
  expect(line.slope.error).toBeCloseTo((4.303 * Math.sqrt(0.1)) / Math.sqrt(5), 3)
  expect(line.at(100).error).toBeGreaterThan(line.at(10).error)
})

test('two points have no error, so that they are refused', () => {
  expect(() =>
    fitLine([
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ]),
  ).toThrow('needs 3')
})
