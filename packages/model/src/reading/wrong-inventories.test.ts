import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wrongInventories } from '../../fixtures/wrong-inventories/index.ts'
import { LAWS } from '../laws/index.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { sampleFleetInput } from '../testing/sample-fleet.ts'

const lawIds = LAWS.map(({ id }) => id)

test('the sample fleet, from which every wrong inventory is made by one change, is valid', () => {
  expect(findingsOf(sampleFleetInput())).toEqual([])
})

test.each(Object.entries(wrongInventories))('%s is refused, for that alone', (_, { fleet, refused }) => {
  const findings = findingsOf(fleet)
  expect(findings).toEqual([
    expect.objectContaining({
      rule: refused.rule,
      severity: 'error',
      place: { kind: 'inventory', path: refused.path },
      mend: expect.stringContaining(refused.mend),
    }),
  ])
  for (const part of refused.says) expect(findings[0]?.what).toContain(part)
})

test('a breach of a law says what would follow from it in the cluster', () => {
  const breaches = Object.values(wrongInventories).filter(({ refused }) => lawIds.includes(refused.rule))
  for (const { fleet } of breaches) {
    expect(findingsOf(fleet)).toMatchObject([{ consequence: expect.stringMatching(/\w/) }])
  }
})

test('every law has an inventory of its own name that breaks it', () => {
  for (const id of lawIds) expect(wrongInventories[id]?.refused.rule).toBe(id)
})

test('no two laws have one name', () => {
  expect(lawIds).toEqual([...new Set(lawIds)])
})

test('every wrong inventory is listed under the name of its file', () => {
  const files = readdirSync(new URL('../../fixtures/wrong-inventories/', import.meta.url))
  const names = files.filter((file) => file !== 'index.ts').map((file) => file.replace(/\.ts$/, ''))
  expect(Object.keys(wrongInventories).toSorted()).toEqual(names.toSorted())
})
