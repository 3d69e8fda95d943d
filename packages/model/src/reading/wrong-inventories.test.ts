import { expect, test } from 'vitest'
import { wrongInventories } from '../testing/wrong-inventories.ts'
import { INVENTORY_RULES } from '../rules/index.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { sampleFleetInput } from '../testing/sample-fleet.ts'

const inventoryRuleIds = INVENTORY_RULES.map(({ id }) => id)

test('the sample fleet, from which every wrong inventory is made by one change, is valid', () => {
  expect(findingsOf(sampleFleetInput())).toEqual([])
})

test.each(Object.entries(wrongInventories))('%s is refused, for that alone', (_, { fleet, refused }) => {
  const findings = findingsOf(fleet)
  expect(findings).toEqual([
    expect.objectContaining({
      rule: refused.rule,
      severity: 'error',
      location: { kind: 'inventory', path: refused.path },
      fix: expect.stringContaining(refused.fix),
    }),
  ])
  for (const part of refused.says) expect(findings[0]?.message).toContain(part)
})

test('a violation of a rule says what would follow from it in the cluster', () => {
  const violations = Object.values(wrongInventories).filter(({ refused }) =>
    inventoryRuleIds.includes(refused.rule),
  )
  for (const { fleet } of violations) {
    expect(findingsOf(fleet)).toMatchObject([{ impact: expect.stringMatching(/\w/) }])
  }
})

test('every rule has an inventory of its own name that breaks it', () => {
  for (const id of inventoryRuleIds) expect(wrongInventories[id]?.refused.rule).toBe(id)
})

test('no two rules have one name', () => {
  expect(inventoryRuleIds).toEqual([...new Set(inventoryRuleIds)])
})
