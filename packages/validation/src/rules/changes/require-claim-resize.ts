import { at } from '../../values/location.ts'
import type { Violation } from '../../values/violation.ts'
import type { ChangedObject } from '../../tree/changes/changes-between.ts'
import type { FieldChange } from '../../tree/changes/field-changes.ts'
import { nameOf } from '../../tree/objects.ts'
import { changedBelow, changeText, inEachChanged, type ChangeRule } from './change-rule.ts'
import { changedChartClaims, isRecreated, shownChange } from './chart-claims.ts'

export const requireClaimResize: ChangeRule = {
  id: 'require-claim-resize',
  severity: 'warning',
  summary: 'Where a StatefulSet is created anew for other volumes, its claims are resized by hand.',
  rationale:
    'The operator of Prometheus deletes a StatefulSet whose templates change and creates it again. The claims stay as they are: the disk is as full as before.',
  fix: 'Patch each claim where its StorageClass allows expansion: `docs/volume-sizes.md` has the commands.',
  check: (changes, report, fleet) => {
    for (const changed of changedChartClaims(changes)) {
      const { fields, release } = changed
      const [field] = fields
      if (field && isRecreated(changed)) report(resized(release, field, shownChange(field)))
    }
    ofOperator(changes, report, fleet)
  },
}

/** What the operator of Prometheus makes a StatefulSet of. */
const ofOperator = inEachChanged(
  ['Prometheus', 'Alertmanager', 'ThanosRuler'].map((kind) => `monitoring.coreos.com/${kind}`),
  (changed, report) => {
    const field = changedBelow(changed, ['spec', 'storage', 'volumeClaimTemplate', 'spec'])
    if (field) report(resized(changed, field, changeText(field)))
  },
)

const resized = ({ after }: ChangedObject, { path }: FieldChange, change: string): Violation => ({
  location: at(after, ...path),
  message: `${nameOf(after)} changes ${change}`,
  impact:
    'the StatefulSet is deleted and created again, its pods restart, and the existing claim keeps its size and class',
  fix: 'patch the claim where its StorageClass allows expansion: docs/volume-sizes.md has the commands',
})
