import { expect, test } from 'vitest'
import { joinViolations, labelViolations, lineViolations } from './checks.ts'

const delivery = { written: 10, lost: 0, twice: 0, sentAgain: 0 }

test('lines that all arrive once violate nothing', () => {
  expect(lineViolations(delivery)).toEqual([])
  expect(lineViolations({ ...delivery, sentAgain: undefined }, 0)).toEqual([])
})

test.each([
  [{ lost: 2 }, '2 of 10 lines are lost'],
  [{ twice: 3 }, '3 of 10 lines are there twice'],
  [{ sentAgain: 4 }, '4 of 10 lines were sent again'],
])('%o is a violation', (change, violation) => {
  expect(lineViolations({ ...delivery, ...change }, 3)).toEqual([violation])
})

test('allowed copies violate nothing', () => {
  expect(lineViolations({ ...delivery, sentAgain: 4 }, 4)).toEqual([])
})

test('streams are compared whole, in any order', () => {
  const one = { cluster: 'a', k8s_pod_name: 'b' }
  const other = { cluster: 'a', k8s_pod_name: 'c' }
  expect(labelViolations([other, one], [one, other])).toEqual([])
  expect(labelViolations([{ k8s_pod_name: 'b', cluster: 'a' }], [one])).toEqual([])
  expect(labelViolations([{ ...one, more: 'd' }], [one])).toEqual([
    'no stream is cluster=a k8s_pod_name=b',
    'there is a stream cluster=a k8s_pod_name=b more=d',
  ])
})

test('a cut line is joined when it arrives in one piece, unchanged', () => {
  expect(joinViolations(['abc'], 'abc')).toEqual([])
  expect(joinViolations(['ab', 'c'], 'abc')).toEqual(['a line of 3 characters is there as 2, 1'])
  expect(joinViolations(['ab�'], 'abc')).toEqual(['a line of 3 characters is there as 3'])
  expect(joinViolations([], 'abc')).toEqual(['a line of 3 characters is there as none'])
})
