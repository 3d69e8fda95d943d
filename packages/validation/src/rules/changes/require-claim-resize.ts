import { at } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { changedChartClaims, isRecreated, shownChange } from './chart-claims.ts'

export const requireClaimResize: ChangeRule = {
  id: 'require-claim-resize',
  severity: 'warning',
  summary: 'Where a StatefulSet is created anew for other volumes, its claims are resized by hand.',
  rationale:
    'The operator of Prometheus deletes a StatefulSet whose templates change and creates it again. The claims stay as they are: the disk is as full as before.',
  fix: 'Patch each claim where its StorageClass allows expansion: `docs/volume-sizes.md` has the commands.',
  check: (changes, report) => {
    for (const changed of changedChartClaims(changes)) {
      const { fields, release } = changed
      const [field] = fields
      if (!field || !isRecreated(changed)) continue
      report({
        location: at(release.after, ...field.path),
        message: `${nameOf(release.after)} changes ${shownChange(field)}`,
        impact:
          'the StatefulSet is deleted and created again, its pods restart, and the existing claim keeps its size and class',
        fix: 'patch the claim where its StorageClass allows expansion: docs/volume-sizes.md has the commands',
      })
    }
  },
}
