import type { Finding } from '../finding.ts'
import { readFleet } from '../reading/read-fleet.ts'

/** The findings of an inventory with the files beside it; warnings alone where it is valid. */
export const findingsOf = (
  inventory: unknown,
  files: Readonly<Record<string, string>> = {},
): readonly Finding[] => {
  const read = readFleet(inventory, (path) => files[path])
  return read.ok ? read.warnings : read.findings
}
