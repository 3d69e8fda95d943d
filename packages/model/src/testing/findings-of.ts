import type { Finding } from '../finding.ts'
import { readAnyFile } from './any-files.ts'
import { readFleet } from '../reading/read-fleet.ts'

/** The findings of an inventory with the files beside it, by default those of any fleet; warnings alone where it is valid. */
export const findingsOf = (
  inventory: unknown,
  files?: Readonly<Record<string, string>>,
): readonly Finding[] => {
  const read = readFleet(inventory, files ? (path) => files[path] : readAnyFile)
  return read.ok ? read.warnings : read.findings
}
