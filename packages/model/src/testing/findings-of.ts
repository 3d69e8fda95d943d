import type { Finding } from '../finding.ts'
import { readFleet } from '../reading/read-fleet.ts'

/** The findings of an inventory; warnings alone where it is valid. */
export const findingsOf = (inventory: unknown): readonly Finding[] => {
  const read = readFleet(inventory)
  return read.ok ? read.warnings : read.findings
}
