import { expect, test } from 'vitest'
import type { Diagnosis } from '../diagnosis.ts'
import { headlinesOf } from './headlines.ts'

const found = (check: string, over: Partial<Diagnosis> = {}): Diagnosis => ({
  check,
  cluster: 'hub',
  subject: 'job a',
  severity: 'error',
  message: check,
  evidence: [],
  cause: 'a cause',
  fix: 'a fix',
  ...over,
})

/** Each headline with its symptoms. */
const treeOf = (...all: readonly Diagnosis[]) =>
  headlinesOf(all).map(({ check, symptoms }) => [check, ...symptoms.map((one) => one.check)])

test('a finding is below the one that explains it', () => {
  expect(treeOf(found('a', { explains: [{ check: 'b' }] }), found('b'))).toEqual([['a', 'b']])
})

test('a finding is below the one that it follows from', () => {
  expect(treeOf(found('a', { followsFrom: [{ check: 'b' }] }), found('b'))).toEqual([['b', 'a']])
})

test.each([[{ check: 'b', cluster: 'spoke' }], [{ check: 'b', subject: 'job b' }], [{ check: 'c' }]])(
  '%j is about another one',
  (symptom) => {
    expect(treeOf(found('a', { explains: [symptom] }), found('b'))).toEqual([['a'], ['b']])
  },
)

test('what follows from a symptom is below the first cause', () => {
  expect(
    treeOf(
      found('a', { explains: [{ check: 'b' }] }),
      found('b'),
      found('c', { followsFrom: [{ check: 'b' }] }),
    ),
  ).toEqual([['a', 'b', 'c']])
})

test('of two that explain each other the first is the headline', () => {
  expect(
    treeOf(found('a', { explains: [{ check: 'b' }] }), found('b', { explains: [{ check: 'a' }] })),
  ).toEqual([['a', 'b']])
})
