import type { Severity } from '@fleet/model'
import type { Location } from '../values/location.ts'
import { isGenerated } from '../values/rendered-tree.ts'
import { hasUnknown } from '../values/unknown-text.ts'
import { valueAt } from '../values/value-at.ts'
import { severityOf } from './rule/rule.ts'
import type { Reported } from './run-rules.ts'
import type { Suppressor } from './suppressions/suppressor.ts'

/** What a person decides about the violations of a run. */
export interface Decisions {
  readonly suppressor?: Suppressor | undefined
  /** In place of the severities that the rules have. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>
  /** Whether house style is reported in files that a person wrote. */
  readonly houseStyle: boolean
  /** Whether a person leaves the file of a location out of all checks. */
  readonly isIgnored?: (location: Location) => boolean
}

/** The violations that are certain and left, with the severities that a person has given them. */
export const decided = (
  reported: readonly Reported[],
  { suppressor, severities, houseStyle, isIgnored }: Decisions,
): readonly Reported[] =>
  reported.flatMap((one) => {
    if (!isKnown(one) || isIgnored?.(one.violation.location)) return []
    const severity = severities.get(one.rule.id)
    if (severity === 'off' || suppressor?.suppresses(one.rule.id, one.violation.location)) return []
    const left = severity === undefined ? one : withSeverity(one, severity)
    return houseStyle || !isOfStyle(left) || isGenerated(left.violation.location.file) ? [left] : []
  })

/** A person's severity is for all files. */
const withSeverity = ({ rule, violation }: Reported, severity: Severity): Reported => ({
  rule: { ...rule, severity },
  violation: { ...violation, ownSeverity: severity },
})

const isOfStyle = ({ rule, violation }: Reported): boolean => severityOf(rule, violation) === 'info'

/** Whether a violation is certain: nothing that only the cluster knows is a part of it. */
const isKnown = ({ violation: { location, message } }: Reported): boolean => {
  const { file, document = 0, path = [] } = location
  const value = valueAt(file.objects[document], path)
  return !hasUnknown(message) && !(typeof value === 'string' && hasUnknown(value))
}
