import type { ChangedObject } from '../../tree/changes/changes-between.ts'
import { changedBelow, type ChangeRule } from './change-rule.ts'
import { refusesChange, replaceSteps } from './refused-change.ts'

const TEMPLATES = ['spec', 'volumeClaimTemplates']

export const banStatefulSetChange: ChangeRule = {
  id: 'ban-stateful-set-change',
  summary:
    'A running StatefulSet keeps its volumeClaimTemplates, its serviceName and its podManagementPolicy.',
  rationale:
    'They are immutable. A new size of a volume in Git stops every later change of the layer, and the volume keeps its size.',
  fix: 'Delete the StatefulSet with --cascade=orphan after the push: its pods and claims stay, and Flux creates it anew. Claims keep their size.',
  check: refusesChange({
    kinds: ['apps/StatefulSet'],
    fields: [TEMPLATES, ['spec', 'serviceName'], ['spec', 'podManagementPolicy']],
    fix: (changed, changes) =>
      `${replaceSteps(changed, changes, '--cascade=orphan')}: its pods stay${ofClaims(changed)}`,
  }),
}

/** What holds for claims that a template has already made. */
const ofClaims = (changed: ChangedObject): string =>
  changedBelow(changed, TEMPLATES)
    ? ', and its claims keep what they have: patch each where its StorageClass allows expansion'
    : ''
