import { at } from '../../values/location.ts'
import { claimsOfWorkload } from '../../tree/changes/claims.ts'
import { CLAIM, isInRemovedNamespace, isOfKind, removalsOf } from '../../tree/changes/removals.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'

export const requireClaimCleanup: ChangeRule = {
  id: 'require-claim-cleanup',
  severity: 'warning',
  summary: 'A claim that a workload no longer uses is deleted by hand once its data are not needed.',
  rationale:
    'Flux does not delete a claim with `prune: disabled`. A volume that gets another name is a new, empty claim, and the old one stays beside it.',
  fix: 'Copy the data to the new claim, if there is one, and delete the old one by hand.',
  check: (changes, report) => {
    const { deleted, kept } = removalsOf(changes)
    const ofRemoved = deleted
      .flatMap((located) => claimsOfWorkload(changes.before, located))
      .map(({ owner }) => owner)
    for (const located of kept.filter(isOfKind(CLAIM))) {
      if (ofRemoved.includes(located) || isInRemovedNamespace(changes, located)) continue
      report({
        location: at(located),
        message: `${nameOf(located)} is removed from the tree, and stays in the cluster with its data`,
        impact: 'no workload of the tree uses it any more, and it takes room on the disk',
        fix: `once the data are not needed, \`kubectl delete pvc -n ${namespaceOf(located)} ${located.object.metadata.name}\``,
      })
    }
  },
}
