import type { Finding } from '../finding.ts'
import { FleetSchema, type Fleet } from '../fleet/fleet.ts'
import { LAWS } from '../laws/index.ts'
import type { Breach, Law } from '../laws/law.ts'
import { namesAt, writtenPath } from './inventory-path.ts'
import { findShapeMistakes } from './shape-mistake.ts'
import { wellFormedPart } from './well-formed-part.ts'

export type ReadFleet =
  | { readonly ok: true; readonly fleet: Fleet }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Checks an inventory and gives it its types. Every mistake is reported at once, each with its path: a value of the
 * wrong shape does not keep the laws from judging the rest.
 * @returns the fleet with all records in the order of their names, so that the order of writing never shows in the output
 */
export const readFleet = (input: unknown): ReadFleet => {
  const parsed = FleetSchema.safeParse(input)
  const shape = parsed.error?.issues.flatMap((issue) => findShapeMistakes(issue, input)) ?? []
  const laws = judge(parsed.data ?? wellFormedPart(input), input)
  const findings = [...shape, ...laws].toSorted(byPath)
  if (parsed.success && findings.length === 0) return { ok: true, fleet: inNameOrder(parsed.data) }
  return { ok: false, findings }
}

const judge = (part: Partial<Fleet>, input: unknown): Finding[] =>
  LAWS.flatMap((law) =>
    canRead(law, part)
      ? law.breaches(part, (...path) => namesAt(input, path)).map((breach) => breachFinding(law, breach))
      : [],
  )

/** Whether a part of a fleet is as good as the whole to a law. */
const canRead = ({ reads }: Law, part: Partial<Fleet>): part is Fleet =>
  reads.every((section) => part[section] !== undefined)

const breachFinding = (law: Law, { path, what, consequence, mend }: Breach): Finding => ({
  rule: law.id,
  severity: 'error',
  place: { kind: 'inventory', path: writtenPath(path) },
  what,
  consequence,
  mend,
})

const pathOf = (finding: Finding): string => (finding.place.kind === 'inventory' ? finding.place.path : '')

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
