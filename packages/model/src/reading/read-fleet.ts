import type { Finding } from '../finding.ts'
import { FleetSchema, type Fleet } from '../fleet/fleet.ts'
import { INVENTORY_RULES } from '../rules/index.ts'
import type { Violation, InventoryRule } from '../rules/inventory-rule.ts'
import { namesAt, writtenPath } from './inventory-path.ts'
import { findShapeErrors } from './shape-error.ts'
import { wellFormedPart } from './well-formed-part.ts'

export type ReadFleet =
  | { readonly ok: true; readonly fleet: Fleet }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Checks an inventory and types it. Reports all errors at once, each with its path: the rules also check the rest of an
 * inventory with a malformed value.
 * @returns the fleet with all records in the order of their names, so that the order of the inventory never affects the
 * output
 */
export const readFleet = (input: unknown): ReadFleet => {
  const parsed = FleetSchema.safeParse(input)
  const shape = parsed.error?.issues.flatMap((issue) => findShapeErrors(issue, input)) ?? []
  const inventoryRules = check(parsed.data ?? wellFormedPart(input), input)
  const findings = [...shape, ...inventoryRules].toSorted(byPath)
  if (parsed.success && findings.length === 0) return { ok: true, fleet: inNameOrder(parsed.data) }
  return { ok: false, findings }
}

const check = (part: Partial<Fleet>, input: unknown): Finding[] =>
  INVENTORY_RULES.flatMap((inventoryRule) =>
    canRead(inventoryRule, part)
      ? inventoryRule
          .check(part, (...path) => namesAt(input, path))
          .map((violation) => violationFinding(inventoryRule, violation))
      : [],
  )

/** Whether a part of a fleet is enough for a rule. */
const canRead = ({ reads }: InventoryRule, part: Partial<Fleet>): part is Fleet =>
  reads.every((section) => part[section] !== undefined)

const violationFinding = (
  inventoryRule: InventoryRule,
  { path, message, impact, fix }: Violation,
): Finding => ({
  rule: inventoryRule.id,
  severity: 'error',
  location: { kind: 'inventory', path: writtenPath(path) },
  message,
  impact,
  fix,
})

const pathOf = (finding: Finding): string =>
  finding.location.kind === 'inventory' ? finding.location.path : ''

const byPath = (left: Finding, right: Finding): number => {
  const [a, b] = [pathOf(left), pathOf(right)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** Sorts by code unit, never by locale. */
const inNameOrder = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(inNameOrder) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, child]) => [key, inNameOrder(child)] as const)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))) as Value
}
