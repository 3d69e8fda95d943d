import type { Severity } from '@fleet/model'
import { changeId } from '../values/change-id.ts'
import { globMatcher } from '../values/glob.ts'
import type { Location } from '../values/location.ts'
import { isGenerated } from '../values/rendered-tree.ts'
import { hasUnknown } from '../values/unknown-text.ts'
import { valueAt } from '../values/value-at.ts'
import { severityOf } from './rule/rule.ts'
import type { Reported } from './run-rules.ts'
import type { Settings } from './settings/settings.ts'
import type { PathOf, SuppressionsFile } from './suppressions/suppression.ts'
import type { Suppressor } from './suppressions/suppressor.ts'

/** What a person decides about the violations of a run. */
export interface Decisions {
  readonly suppressor?: Suppressor | undefined
  /** In place of the severities that the rules have. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>
  /** Whether house style is reported in files that a person wrote. */
  readonly houseStyle: boolean
  /** The changes that a person accepts, by their identities. */
  readonly accepted: ReadonlySet<string>
  /** Whether a person leaves the file of a location out of all checks. */
  readonly isIgnored: (location: Location) => boolean
}

/** Where a person decides. */
export interface DecisionOptions {
  /** Where a person switched rules off; an error in there is a finding too. */
  readonly suppressions?: readonly SuppressionsFile[]
  /** What a person decides in the settings of their repository. */
  readonly settings?: Settings
  /** The path of a location that the globs of the settings are compared with. */
  readonly pathOf?: PathOf
  /** The changes that are warnings rather than errors, as findings name them after `--accept`. */
  readonly accepted?: readonly string[]
  /** Whether house style is reported in files that a person wrote, too. */
  readonly houseStyle?: boolean
}

export const loadDecisions = async (options: DecisionOptions): Promise<Decisions> => {
  const { settings, pathOf = pathInFleet, houseStyle = false, accepted = [] } = options
  const globs = (settings?.ignore ?? []).map(globMatcher)
  return {
    suppressor: await loadSuppressor(options),
    severities: settings?.severities ?? new Map<string, never>(),
    houseStyle,
    accepted: new Set(accepted),
    isIgnored: (location) => globs.some((matches) => matches(pathOf(location))),
  }
}

/** Loaded only where a person has made suppressions. */
const loadSuppressor = async ({ suppressions = [], settings, pathOf = pathInFleet }: DecisionOptions) => {
  if (suppressions.length === 0 && settings === undefined) return undefined
  const { suppressorOf } = await import('./suppressions/suppressor.ts')
  const { readSuppressions } = await import('./suppressions/read-suppressions.ts')
  const { DECIDABLE_RULES } = await import('./rule-docs.ts')
  const read = suppressions.map((file) => readSuppressions(file, DECIDABLE_RULES))
  return suppressorOf([...read, ...(settings ? [settings.suppressions] : [])], pathOf)
}

const pathInFleet: PathOf = ({ cluster, file }) => `${cluster}/${file.path}`

/** The violations that are certain and left, with the severities that a person has given them. */
export const decided = (
  reported: readonly Reported[],
  { suppressor, severities, houseStyle, accepted, isIgnored }: Decisions,
): readonly Reported[] =>
  reported.flatMap((one) => {
    if (!isKnown(one) || isIgnored(one.violation.location)) return []
    const severity = severities.get(one.rule.id)
    if (severity === 'off' || suppressor?.suppresses(one.rule.id, one.violation.location)) return []
    const given = severity === undefined ? one : withSeverity(one, severity)
    const isAccepted = accepted.size > 0 && accepted.has(changeId(one.rule.id, one.violation.location))
    const left = isAccepted ? withSeverity(given, 'warning') : given
    return houseStyle || !isOfStyle(left) || isGenerated(left.violation.location.file) ? [left] : []
  })

/** A person's severity is for all files. */
const withSeverity = ({ rule, violation }: Reported, severity: Severity): Reported => ({
  rule: { ...rule, severity },
  violation: { ...violation, severity },
})

const isOfStyle = ({ rule, violation }: Reported): boolean => severityOf(rule, violation) === 'info'

/** Whether a violation is certain: nothing that only the cluster knows is a part of it. */
const isKnown = ({ violation: { location, message } }: Reported): boolean => {
  const { file, document = 0, path = [] } = location
  const value = valueAt(file.objects[document], path)
  return !hasUnknown(message) && !(typeof value === 'string' && hasUnknown(value))
}
