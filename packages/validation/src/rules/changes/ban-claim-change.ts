import { at } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import type { ChangedObject } from '../../tree/changes/changes-between.ts'
import type { FieldChange } from '../../tree/changes/field-changes.ts'
import { isForced } from '../../tree/flux/forced.ts'
import { nameOf } from '../../tree/objects.ts'
import { changeText, inEachChanged, type ChangeRule } from './change-rule.ts'
import { claimProblem, type ClaimChange } from './claim-changes.ts'
import { REFUSED } from './refused-change.ts'

export const banClaimChange: ChangeRule = {
  id: 'ban-claim-change',
  summary: 'A claim keeps everything but its size, which grows where its storage class can expand a volume.',
  rationale:
    'The API server refuses any other change of a claim. Flux cannot apply the layer with it, nor any later change of it.',
  fix: 'Keep the claim, or create one of another name and copy the data to it.',
  check: inEachChanged(['core/PersistentVolumeClaim'], (changed, report, changes) => {
    const { before, after } = changed
    const problem = claimProblem(changes.after, changeOf(changed))
    if (!problem) return
    report({
      location: at(after, ...problem.field.path),
      message: `${nameOf(before)} changes ${changeText(problem.field)}, and ${problem.reason}`,
      impact: isForced(changes.after, after)
        ? 'Flux may replace the claim: it deletes it with its data'
        : REFUSED,
      fix: problem.fix,
    })
  }),
}

const SIZE = 'spec.resources.requests.storage'
const STORAGE_CLASS = 'spec.storageClassName'

const changeOf = ({ before, fields }: ChangedObject): ClaimChange => {
  const named = (name: string): FieldChange | undefined => fields.find(({ path }) => path.join('.') === name)
  return {
    size: named(SIZE),
    storageClass: named(STORAGE_CLASS),
    others: fields.filter(
      ({ path }) =>
        path[0] === 'spec' &&
        ![SIZE, STORAGE_CLASS].includes(path.join('.')) &&
        path[1] !== 'volumeAttributesClassName',
    ),
    className: textAt(before.object, 'spec', 'storageClassName'),
  }
}
