import type { Finding } from '../finding.ts'

/** A field that inventories of earlier versions do not have where it is today. */
export interface FieldChange {
  /** The version that made the change. */
  readonly since: string
  /** The path of the field today. `*` is any name. */
  readonly path: string
  /** Its path before; absent where the field is new. */
  readonly before?: string
  /** What a new field states. */
  readonly states?: string
}

/** Every change of a field that an inventory has to state. A change stays in the list, for upgrades may skip versions. */
const FIELD_CHANGES: readonly FieldChange[] = []

/**
 * Says of a field that has moved where it is now, in place of two findings: the field before is unknown, and the present
 * one is missing. Says of a new field what to write.
 */
export const explainFieldChanges = (
  findings: readonly Finding[],
  changes: readonly FieldChange[] = FIELD_CHANGES,
): readonly Finding[] => {
  const moves = findings.flatMap((finding) => moveOf(finding, changes) ?? [])
  const replaced = new Set(moves.flatMap(({ from, to }) => [from, to]))
  return [
    ...findings
      .filter((finding) => !isAbout(finding, replaced))
      .map((finding) => explained(finding, changes)),
    ...moves.map(movedField),
  ]
}

/** A field of an inventory that has moved. */
interface Move {
  readonly since: string
  readonly from: string
  readonly to: string
}

const moveOf = ({ rule, location }: Finding, changes: readonly FieldChange[]): Move | undefined => {
  if (rule !== 'ban-unknown-key' || location.kind !== 'inventory') return undefined
  for (const { since, before, path } of changes) {
    const names = before === undefined ? undefined : namesIn(before, location.path)
    if (names) return { since, from: location.path, to: withNames(path, names) }
  }
  return undefined
}

const isAbout = ({ rule, location }: Finding, paths: ReadonlySet<string>): boolean =>
  location.kind === 'inventory' &&
  paths.has(location.path) &&
  (rule === 'ban-unknown-key' || rule === 'no-missing-field')

const movedField = ({ since, from, to }: Move): Finding => ({
  rule: 'ban-moved-field',
  severity: 'error',
  location: { kind: 'inventory', path: from },
  message: `${from} is now ${to}, since ${since}`,
  fix: `move its value to ${to}`,
})

const explained = (finding: Finding, changes: readonly FieldChange[]): Finding => {
  const { rule, location } = finding
  if (rule !== 'no-missing-field' || location.kind !== 'inventory') return finding
  const change = changes.find(({ path, states }) => states !== undefined && namesIn(path, location.path))
  return change ? { ...finding, fix: `add it (new in ${change.since}): ${change.states}` } : finding
}

/** The names that a path has in place of each `*` of a pattern; nothing where it does not match. */
const namesIn = (pattern: string, path: string): readonly string[] | undefined => {
  const [wanted, keys] = [pattern.split('.'), path.split('.')]
  const matches =
    wanted.length === keys.length && wanted.every((key, nth) => key === '*' || key === keys[nth])
  return matches ? keys.filter((_, nth) => wanted[nth] === '*') : undefined
}

const withNames = (pattern: string, names: readonly string[]): string => {
  const left = [...names]
  return pattern.replaceAll('*', () => left.shift() ?? '*')
}
