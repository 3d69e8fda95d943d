import { at } from '../../values/location.ts'
import { isEncrypted } from '../../values/encrypted.ts'
import { valueAt } from '../../values/value-at.ts'
import type { ChangedObject } from '../../tree/changes/changes-between.ts'
import type { FieldChange } from '../../tree/changes/field-changes.ts'
import { isForced } from '../../tree/flux/forced.ts'
import { nameOf } from '../../tree/objects.ts'
import { changedBelow, inEachChanged, type ChangeRule } from './change-rule.ts'
import { REFUSED } from './refused-change.ts'

export const banImmutableDataChange: ChangeRule = {
  id: 'ban-immutable-data-change',
  summary: 'An immutable ConfigMap or Secret keeps its content, and a Secret its type.',
  rationale:
    'The API server refuses every change of an object that is immutable. Flux cannot apply the layer with a changed one, nor any later change of it.',
  fix: 'Give the new content a new name, such as one with its hash.',
  check: inEachChanged(['core/ConfigMap', 'core/Secret'], (changed, report, changes) => {
    const { before, after } = changed
    const field = refusedField(changed)
    if (!field || isForced(changes.after, after)) return
    report({
      location: at(after, ...field.path),
      message: `${nameOf(before)} changes ${field.path.join('.')}, which is immutable`,
      impact: REFUSED,
      fix: 'give it a new name, and name that where it is used',
    })
  }),
}

const refusedField = (changed: ChangedObject): FieldChange | undefined => {
  const { before, after } = changed
  const type = after.object.kind === 'Secret' ? changedBelow(changed, ['type']) : undefined
  if (type || valueAt(before.object, ['immutable']) !== true) return type
  const fields = changedBelow(changed, ['data'], ['binaryData'], ['stringData'], ['immutable'])
  // SOPS encrypts the same content differently each time.
  return fields && isEncrypted(before.object) && isEncrypted(after.object) ? addedOrRemoved(changed) : fields
}

const addedOrRemoved = ({ fields }: ChangedObject): FieldChange | undefined =>
  fields.find(
    ({ path, before, after }) =>
      ['data', 'stringData', 'immutable'].includes(String(path[0])) &&
      (before === undefined || after === undefined),
  )
