import type { Finding, SourceLocation } from '@fleet/model'
import type { SuppressionError, SuppressionsFile } from './suppressions/suppression.ts'
import { objectName } from '../values/object-name.ts'
import type { RuleDocs } from './rule/rule.ts'
import type { Violation } from '../values/violation.ts'
import type { Location } from '../values/location.ts'

export interface Checked {
  readonly rule: Pick<RuleDocs, 'id' | 'severity'>
  readonly violation: Violation
}

/** Rules that are checked together. An error ends the check: the rules of later steps read what these have accepted. */
export interface Step {
  readonly rules: readonly Pick<RuleDocs, 'id'>[]
  readonly check: () => Promise<readonly Checked[]>
}

/** What is found by the first step that finds anything for which there is no suppression, and what is wrong with those. */
export const checkInSteps = async (
  steps: readonly Step[],
  suppressions: readonly SuppressionsFile[],
): Promise<readonly Finding[]> => {
  const suppressor = await loadSuppressor(suppressions)
  const checked = new Set<string>()
  const checkFrom = async ([step, ...later]: readonly Step[]): Promise<readonly Checked[]> => {
    if (!step) return []
    const left = (await step.check()).filter(
      ({ rule, violation }) => !suppressor?.suppresses(rule.id, objectName(violation.location)),
    )
    for (const { id } of step.rules) checked.add(id)
    return left.some(isError) ? left : [...left, ...(await checkFrom(later))]
  }
  try {
    const left = await checkFrom(steps)
    return await findingsOf(left, suppressor?.errors(checked) ?? [])
  } catch (error) {
    // A rule of sense reads whatever shape a suppression has let through.
    const blamed = suppressor?.blame(error) ?? []
    if (blamed.length === 0) throw error
    return findingsOf([], blamed)
  }
}

const isError = ({ rule: { severity = 'error' } }: Checked): boolean => severity === 'error'

/** Loaded only where somebody has made suppressions. */
const loadSuppressor = async (files: readonly SuppressionsFile[]) => {
  if (files.length === 0) return undefined
  const { suppressorOf } = await import('./suppressions/suppressor.ts')
  const { RULE_DOCS } = await import('./rule-docs.ts')
  return suppressorOf(files, RULE_DOCS)
}

/** What reads places is loaded only where there is one to read. */
const findingsOf = async (
  all: readonly Checked[],
  errors: readonly SuppressionError[],
): Promise<readonly Finding[]> => {
  if (all.length + errors.length === 0) return []
  const { placer } = await import('../tree/position/place-of.ts')
  const place = placer()
  const findings = all.map(({ rule: { id, severity = 'error' }, violation }) => ({
    rule: id,
    severity,
    location: place(violation.location),
    object: objectName(violation.location),
    ...(violation.related && { related: violation.related.map(place) }),
    message: violation.message,
    impact: violation.impact,
    fix: violation.fix,
  }))
  return [...findings, ...errors.map((error) => findingOf(error, place))].toSorted(byPlace)
}

const findingOf = (
  { rule, file, path, message, impact, fix }: SuppressionError,
  place: (location: Location) => SourceLocation,
): Finding => ({
  rule,
  severity: 'error',
  location: {
    ...place({ cluster: '', file: { ...file, objects: [] }, document: 0, path }),
    kind: 'file',
    file: file.path,
  },
  message,
  impact,
  fix,
})

/** By file, line, column and rule: those of one file stand together, in the order in which it is read. */
const byPlace = (one: Finding, other: Finding): number =>
  compare(fileOf(one), fileOf(other)) ||
  compare(lineOf(one), lineOf(other)) ||
  compare(columnOf(one), columnOf(other)) ||
  compare(one.rule, other.rule)

const fileOf = ({ location: place }: Finding): string => (place.kind === 'file' ? place.file : place.path)
const lineOf = ({ location: place }: Finding): number => (place.kind === 'file' ? (place.line ?? 0) : 0)
const columnOf = ({ location: place }: Finding): number => (place.kind === 'file' ? (place.column ?? 0) : 0)

const compare = (one: string | number, other: string | number): number =>
  one < other ? -1 : Number(one > other)
