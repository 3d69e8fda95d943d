import { expect, test } from 'vitest'
import { amount, assumedValue, inBytes } from './amounts.ts'

test.each([
  [1, '1 MiB'],
  [600 * 2 ** 20, '600 MiB'],
  [1.25 * 2 ** 30, '1.3 GiB'],
  [798 * 2 ** 30, '798 GiB'],
])('%d bytes are read as %s', (bytes, text) => {
  expect(inBytes(bytes)).toBe(text)
})

test('a need is never shown as less than it is', () => {
  expect(amount(0.0011, 'cores')).toBe('2 m')
  expect(amount(23.2, 'connections')).toBe('24')
  expect(amount(5.1, 'seconds')).toBe('6 s')
})

test.each([
  [{ value: 1.5, unit: 'bytes' }, '1.5 bytes'],
  [{ value: 1536, unit: 'bytes' }, '1.5 KiB'],
  [{ value: 80 * 2 ** 20, unit: 'bytes a day' }, '80 MiB a day'],
  [{ value: 20e9, unit: 'bytes a day' }, '20 GB a day'],
  [{ value: 5.2e-6, unit: 'cores for a sample a second' }, '5.2 CPU seconds for a million samples'],
  [{ value: 450, unit: 'seconds' }, '450 seconds'],
])('the assumption %j is read as %s', (assumption, text) => {
  expect(assumedValue(assumption)).toBe(text)
})
