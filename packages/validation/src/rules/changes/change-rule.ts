import type { Path } from '../../values/location.ts'
import { shown } from '../../values/value-at.ts'
import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { groupKindOf } from '../../tree/objects.ts'
import type { FieldChange } from '../../tree/changes/field-changes.ts'
import { isSameValue } from '../../tree/changes/same-value.ts'
import type { Report, RuleDocs } from '../rule/rule.ts'

/** A rule about what a new version of a tree changes in a running cluster. */
export interface ChangeRule extends RuleDocs {
  /** @param fleet the changes of all clusters */
  readonly check: (changes: ClusterChanges, report: Report, fleet: readonly ClusterChanges[]) => void
}

/** A rule that checks each changed object of some kinds, each given as `apps/StatefulSet`. */
export const inEachChanged =
  (
    kinds: readonly string[],
    check: (changed: ChangedObject, report: Report, changes: ClusterChanges) => void,
  ): ChangeRule['check'] =>
  (changes, report) => {
    for (const changed of changes.changed)
      if (kinds.includes(groupKindOf(changed.after.object))) check(changed, report, changes)
  }

/** The first field below some keys whose versions differ to the API server. */
export const changedBelow = (
  { fields }: Pick<ChangedObject, 'fields'>,
  ...keys: readonly Path[]
): FieldChange | undefined =>
  fields.find((field) => keys.some((path) => isBelow(field.path, path)) && !isSameValue(field))

const isBelow = (path: Path, above: Path): boolean => above.every((key, index) => path[index] === key)

/** `spec.serviceName from web to web-headless`: a map or list is not shown. */
export const changeText = ({ path, before, after }: FieldChange): string => {
  const field = path.join('.')
  const values = [before, after].map((value) => value ?? undefined)
  return values.some((value) => typeof value === 'object')
    ? field
    : `${field} from ${values.map((value) => shown(value)).join(' to ')}`
}
