import type { Finding } from '../finding.ts'
import { readFleet } from '../reading/read-fleet.ts'

/** Why an inventory is refused; nothing where it is valid. */
export const findingsOf = (inventory: unknown): readonly Finding[] => {
  const read = readFleet(inventory)
  return read.ok ? [] : read.findings
}
