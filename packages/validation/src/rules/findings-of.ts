import type { Finding, SourceLocation } from '@fleet/model'
import { objectName } from '../values/object-name.ts'
import type { Location } from '../values/location.ts'
import { isGenerated } from '../values/rendered-tree.ts'
import type { Violation } from '../values/violation.ts'
import { causeKey, oneOfEachCause } from './one-cause.ts'
import { severityOf } from './rule/rule.ts'
import type { Reported } from './run-rules.ts'
import type { SuppressionError } from './suppressions/suppression.ts'

export interface FoundIn {
  readonly findings: readonly Finding[]
  /** The location of each finding that stands for no others. */
  readonly locations: ReadonlyMap<Finding, Location>
}

/** Violations with the line and column of each, in the order in which a person reads the files. */
export const findingsOf = async (
  reported: readonly Reported[],
  errors: readonly SuppressionError[],
): Promise<FoundIn> => {
  if (reported.length + errors.length === 0) return { findings: [], locations: new Map() }
  // What finds lines and columns is loaded only where there is one to find.
  const { placer } = await import('../tree/position/place-of.ts')
  const locate = placer()
  const findings = reported.map((one) => ({
    key: causeKey(one),
    finding: findingOf(one, locate),
  }))
  const sorted = findings.toSorted((one, other) => byLocation(one.finding, other.finding))
  return {
    findings: [
      ...oneOfEachCause(sorted),
      ...errors.map((error) => findingOfSuppression(error, locate)),
    ].toSorted(byLocation),
    locations: new Map(
      findings.map(({ finding }, index) => [finding, reported[index]?.violation.location as Location]),
    ),
  }
}

type Locate = (location: Location) => SourceLocation

const findingOf = ({ rule, violation }: Reported, locate: Locate): Finding => ({
  rule: rule.id,
  severity: severityOf(rule, violation),
  location: violation.isGone === true ? fileOnly(locate(violation.location)) : locate(violation.location),
  object: objectName(violation.location),
  ...(violation.related && { related: violation.related.map(locate) }),
  ...causeOf(violation),
  message: violation.message,
  impact: violation.impact,
  fix: violation.fix,
})

const fileOnly = (location: SourceLocation): SourceLocation =>
  location.kind === 'file' ? { kind: 'file', file: location.file } : location

/** A build reports no causes: each of its findings stays alone. */
const causeOf = ({ cause, location }: Violation): Pick<Finding, 'cause'> =>
  cause === undefined || isGenerated(location.file) ? {} : { cause: `${location.cluster} ${cause}` }

const findingOfSuppression = (
  { rule, severity = 'error', file, path, character, message, impact, fix }: SuppressionError,
  locate: Locate,
): Finding => ({
  rule,
  severity,
  location: {
    ...locate({
      cluster: '',
      file: { ...file, objects: [] },
      document: 0,
      path,
      ...(character !== undefined && { character }),
    }),
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
