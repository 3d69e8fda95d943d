import { expect, test } from 'vitest'
import { aligned, durationText, stepOf } from './prometheus-times.ts'

const HOUR = 3_600_000

test('a rate looks at four scrapes at least, and at one more than the step', () => {
  expect(stepOf(30_000, HOUR, 30).rateSeconds).toBe(120)
  expect(stepOf(300_000, HOUR, 30).rateSeconds).toBe(330)
})

test('no query asks for more points than Prometheus gives', () => {
  expect(stepOf(1, 24 * HOUR, 30).milliseconds).toBeGreaterThanOrEqual((24 * HOUR) / 11_000)
})

test('points are at multiples of the step', () => {
  expect(aligned(1234, stepOf(60_000, HOUR, 30))).toBe(1200)
})

test('durations are as a query writes them', () => {
  expect([0.2, 30, 90, 3600, 5400].map(durationText)).toEqual(['1s', '30s', '1m30s', '1h', '1h30m'])
})
