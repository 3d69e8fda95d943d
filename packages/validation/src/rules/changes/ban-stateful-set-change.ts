import type { Path } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { namedClaimsIn } from '../../tree/changes/claims.ts'
import type { FieldChange } from '../../tree/changes/field-changes.ts'
import { namespaceOf } from '../../tree/objects.ts'
import { changedBelow, type ChangeRule } from './change-rule.ts'
import { templateFix } from './claim-changes.ts'
import { refusesChange, replaceSteps } from './refused-change.ts'

const TEMPLATES: Path = ['spec', 'volumeClaimTemplates']

export const banStatefulSetChange: ChangeRule = {
  id: 'ban-stateful-set-change',
  summary:
    'A running StatefulSet keeps its volumeClaimTemplates, its serviceName and its podManagementPolicy.',
  rationale:
    'They are immutable. A new size of a volume in Git stops every later change of the layer, and the volume keeps its size.',
  fix: 'Patch the claims, where their StorageClass allows expansion. Then delete the StatefulSet with --cascade=orphan after the push: its pods and claims stay, and Flux creates it anew.',
  check: refusesChange({
    kinds: ['apps/StatefulSet'],
    fields: [TEMPLATES, ['spec', 'serviceName'], ['spec', 'podManagementPolicy']],
    fix: (changed, changes) => fixOf(changed, changes),
  }),
}

const fixOf = (changed: ChangedObject, changes: ClusterChanges): string => {
  const steps = replaceSteps(changed, changes, '--cascade=orphan')
  const field = changedBelow(changed, TEMPLATES)
  if (!field) return `${steps}: its pods stay`
  const template = field.path.slice(0, TEMPLATES.length + 1)
  const named = (...path: Path): FieldChange | undefined =>
    changed.fields.find((one) => one.path.join() === [...template, 'spec', ...path].join())
  return templateFix(
    changes.after,
    {
      size: named('resources', 'requests', 'storage'),
      storageClass: named('storageClassName'),
      others: [],
      className: textAt(changed.before.object, ...template, 'spec', 'storageClassName'),
    },
    {
      claims: namedClaimsIn(changes.before)
        .filter(({ owner }) => owner.object === changed.before.object)
        .map(({ name }) => name)
        .join(' '),
      namespace: namespaceOf(changed.after),
      steps,
    },
  )
}
