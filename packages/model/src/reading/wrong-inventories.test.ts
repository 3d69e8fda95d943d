import { expect, test } from 'vitest'
import { wrongInventories } from '../testing/wrong-inventories.ts'
import { INVENTORY_RULES } from '../rules/index.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { sampleFleetInput } from '../testing/sample-fleet.ts'

const inventoryRuleIds = INVENTORY_RULES.map(({ id }) => id)

test('the sample fleet, the base of every wrong inventory, is valid', () => {
  expect(findingsOf(sampleFleetInput())).toEqual([])
})

test.each(Object.entries(wrongInventories))(
  '%s is refused with one finding',
  (_, { fleet, files, refused }) => {
    const findings = findingsOf(fleet, files)
    expect(findings).toEqual([
      expect.objectContaining({
        rule: refused.rule,
        severity: refused.severity ?? 'error',
        location: { kind: 'inventory', path: refused.path },
        fix: expect.stringContaining(refused.fix),
      }),
    ])
    for (const part of refused.says) expect(findings[0]?.message).toContain(part)
  },
)

test('a violation of a rule has an impact', () => {
  const violations = Object.values(wrongInventories).filter(({ refused }) =>
    inventoryRuleIds.includes(refused.rule),
  )
  for (const { fleet, files } of violations) {
    expect(findingsOf(fleet, files)).toMatchObject([{ impact: expect.stringMatching(/\w/) }])
  }
})

test('every rule has a wrong inventory of its own name', () => {
  for (const id of inventoryRuleIds) expect(wrongInventories[id]?.refused.rule).toBe(id)
})

test('the ids of rules are unique', () => {
  expect(inventoryRuleIds).toEqual([...new Set(inventoryRuleIds)])
})
