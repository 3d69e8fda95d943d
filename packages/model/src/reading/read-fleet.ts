import type { Finding } from '../finding.ts'
import { FleetSchema, type Fleet } from '../fleet/fleet.ts'
import { FILE_SECTIONS, readFiles, type ReadFile } from '../fleet/inventory-files.ts'
import { INVENTORY_RULES } from '../rules/index.ts'
import type { InventoryPath } from '../rules/inventory-rule.ts'
import { eachReadable, unlessMalformed } from '../rules/readable.ts'
import { explainFieldChanges } from './field-changes.ts'
import { isWithin, writtenPath } from './inventory-path.ts'
import { guardValues, malformedPaths } from './malformed-values.ts'
import { plainData, type NoData } from './plain-data.ts'
import { ruleFinding } from './rule-finding.ts'
import { findShapeErrors } from './shape-error.ts'
import { stateDefaults } from './stated-defaults.ts'
import { isShown, unfitTexts, type UnfitText } from './unfit-texts.ts'

export type ReadFleet =
  | { readonly ok: true; readonly fleet: Fleet; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Checks an inventory and types it. Reports all errors at once, each with its path: a malformed value hides only what a
 * rule would say of that value.
 * @param readFile reads the files that the inventory names; by default there is none
 * @returns the fleet with all records in the order of their names, so that the order of the inventory never affects the
 * output
 */
export const readFleet = (input: unknown, readFile: ReadFile = noFile): ReadFleet => {
  const found: UnfitText[] = []
  const { data: stated, ...plain } = plainData(input, (written) => found.push(...unfitTexts(written)))
  const data = stateDefaults(FleetSchema, stated)
  const parsed = FleetSchema.safeParse(data)
  const issues = parsed.error?.issues ?? []
  const unfit = found.filter(isShown(found))
  const noData = plain.noData.filter(isShown(found))
  const shape = issues
    .flatMap((issue) => findShapeErrors(issue, data))
    .filter(isNotAbout([...noData, ...unfit]))
  guardValues(data, [
    ...unfit.map(({ path }) => path),
    ...issues.flatMap((issue) => malformedPaths(issue, data)),
  ])
  const fleet = issues.some(isAboutAll) ? undefined : withFiles(data as Fleet, readFile)
  const findings = [
    ...noData.map(noDataFinding),
    ...unfit.map(({ finding }) => finding),
    ...explainFieldChanges(shape),
    ...(fleet ? check(fleet) : []),
  ].toSorted(byPath)
  if (!parsed.success || findings.some(({ severity }) => severity === 'error')) return { ok: false, findings }
  return { ok: true, fleet: inNameOrder({ ...parsed.data, files: fleet?.files ?? {} }), warnings: findings }
}

const noFile: ReadFile = () => undefined

/** The inventory with the files that it names. A malformed path names none. */
const withFiles = (fleet: Fleet, readFile: ReadFile): Fleet => {
  const files = readFiles(
    eachReadable(FILE_SECTIONS, (section) => section(fleet)),
    readFile,
  )
  // A copy would lose the guards of malformed values.
  return Object.create(fleet, { files: { value: files } }) as Fleet
}

/** Whether the inventory is no object at all. */
const isAboutAll = ({ path, code }: { readonly path: readonly unknown[]; readonly code: string }): boolean =>
  path.length === 0 && code !== 'unrecognized_keys'

const check = (fleet: Fleet): readonly Finding[] =>
  INVENTORY_RULES.flatMap((rule) =>
    (unlessMalformed(() => rule.check(fleet)) ?? []).map((violation) => ruleFinding(rule, violation)),
  )

const noDataFinding = ({ path, message, fix }: NoData): Finding => ({
  rule: 'valid-shape',
  severity: 'error',
  location: { kind: 'inventory', path: writtenPath(path) },
  message,
  fix,
})

/** What is no data, or a text that must not be here, has its own finding. */
const isNotAbout =
  (causes: readonly { readonly path: InventoryPath }[]) =>
  (finding: Finding): boolean =>
    !causes.some(({ path }) => isWithin(pathOf(finding), writtenPath(path)))

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
