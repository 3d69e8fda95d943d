import type { Finding, SourceLocation } from '@fleet/model'
import { objectName } from '../values/object-name.ts'
import type { Location } from '../values/location.ts'
import { severityOf } from './rule/rule.ts'
import type { Reported } from './run-rules.ts'
import type { SuppressionError } from './suppressions/suppression.ts'

/** Violations with the line and column of each, in the order in which a person reads the files. */
export const findingsOf = async (
  reported: readonly Reported[],
  errors: readonly SuppressionError[],
): Promise<readonly Finding[]> => {
  if (reported.length + errors.length === 0) return []
  // What finds lines and columns is loaded only where there is one to find.
  const { placer } = await import('../tree/position/place-of.ts')
  const locate = placer()
  const findings = reported.map(({ rule, violation }) => ({
    rule: rule.id,
    severity: severityOf(rule, violation),
    location: locate(violation.location),
    object: objectName(violation.location),
    ...(violation.related && { related: violation.related.map(locate) }),
    message: violation.message,
    impact: violation.impact,
    fix: violation.fix,
  }))
  return [...findings, ...errors.map((error) => findingOfSuppression(error, locate))].toSorted(byLocation)
}

const findingOfSuppression = (
  { rule, file, path, message, impact, fix }: SuppressionError,
  locate: (location: Location) => SourceLocation,
): Finding => ({
  rule,
  severity: 'error',
  location: {
    ...locate({ cluster: '', file: { ...file, objects: [] }, document: 0, path }),
    kind: 'file',
    file: file.path,
  },
  message,
  impact,
  fix,
})

/** By file, line, column and rule. */
const byLocation = (one: Finding, other: Finding): number =>
  compare(fileOf(one), fileOf(other)) ||
  compare(lineOf(one), lineOf(other)) ||
  compare(columnOf(one), columnOf(other)) ||
  compare(one.rule, other.rule)

const fileOf = ({ location }: Finding): string => (location.kind === 'file' ? location.file : location.path)
const lineOf = ({ location }: Finding): number => (location.kind === 'file' ? (location.line ?? 0) : 0)
const columnOf = ({ location }: Finding): number => (location.kind === 'file' ? (location.column ?? 0) : 0)

const compare = (one: string | number, other: string | number): number =>
  one < other ? -1 : Number(one > other)
