import type { Finding } from '../finding.ts'
import type { InventoryRule, Violation } from '../rules/inventory-rule.ts'
import { writtenPath } from './inventory-path.ts'

/** A violation of a rule as a finding. */
export const ruleFinding = (
  { id, severity = 'error' }: Pick<InventoryRule, 'id' | 'severity'>,
  { path, hidesName = false, ...violation }: Violation,
): Finding => ({
  rule: id,
  severity,
  location: { kind: 'inventory', path: writtenPath(hidesName ? [...path.slice(0, -1), '…'] : path) },
  ...violation,
})
