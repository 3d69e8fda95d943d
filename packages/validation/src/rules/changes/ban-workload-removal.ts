import { at, type Located } from '../../values/location.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { claimsOfWorkload } from '../../tree/changes/claims.ts'
import { isInRemovedNamespace, isOfKind, RELEASE, removalsOf } from '../../tree/changes/removals.ts'
import { contractOf } from '../../tree/charts/releases.ts'
import type { Release } from '../../tree/charts/release.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { isDeletingClaims } from './ban-claim-removal.ts'
import { lostChartClaims } from './chart-claims.ts'
import { isOfMovedStores, movedReleases, movedWorkloads } from './moved-workloads.ts'
import { CONTROLLERS, listText } from './removed-cluster.ts'

export const banWorkloadRemoval: ChangeRule = {
  id: 'ban-workload-removal',
  severity: 'warning',
  summary: 'A workload or a release that leaves the tree is one that nobody needs.',
  rationale:
    'Flux deletes what is no longer in Git: pods stop at the next reconciliation. Claims with `prune: disabled`, and those of a StatefulSet, stay with their data until somebody deletes them.',
  fix: 'Nothing, if the removal is meant. Delete its claims by hand once their data are not needed.',
  check: (changes, report, fleet) => {
    for (const located of removedWorkloads(changes)) {
      if (isOfMovedStores(changes, located, fleet)) continue
      const isRelease = isOfKind(RELEASE)(located)
      report({
        location: at(located),
        message: `${nameOf(located)} is removed, and Flux ${isRelease ? 'uninstalls' : 'deletes'} it`,
        ...(isRelease ? ofRelease(located as Release) : ofWorkload(changes, located)),
      })
    }
  },
}

/** Those about which no other rule reports more. */
const removedWorkloads = (changes: ClusterChanges): readonly Located[] => {
  const moved = [...movedWorkloads(changes), ...movedReleases(changes)].map(({ from }) => from)
  const losing = lostChartClaims(changes).map(({ release }) => release)
  return removalsOf(changes).deleted.filter(
    (located) =>
      isOfKind(RELEASE, ...CONTROLLERS)(located) &&
      !isInRemovedNamespace(changes, located) &&
      !moved.includes(located) &&
      !losing.includes(located) &&
      !isLosingClaims(changes, located),
  )
}

/** Whether a claim of a workload goes with it, which is an error of its own. */
const isLosingClaims = (changes: ClusterChanges, located: Located): boolean =>
  isDeletingClaims(located) ||
  claimsOfWorkload(changes.before, located).some(
    ({ owner }) => owner !== located && removalsOf(changes).deleted.includes(owner),
  )

const MEANT = 'nothing, if the removal is meant; else put it back'

const ofWorkload = (changes: ClusterChanges, located: Located) => {
  const claims = claimsOfWorkload(changes.before, located).map(({ name }) => name)
  return claims.length === 0
    ? { impact: 'its pods stop; it has no claim', fix: MEANT }
    : {
        impact: `its pods stop; its claims stay in the cluster with their data: ${listText(claims)}`,
        fix: `once the data are not needed, \`kubectl delete pvc -n ${namespaceOf(located)} ${claims.join(' ')}\``,
      }
}

const ofRelease = (release: Release) => {
  const namespace = release.object.spec?.targetNamespace ?? namespaceOf(release)
  return contractOf(release)?.holdsVolumes === true
    ? {
        impact: 'its pods stop; the claims of its StatefulSets stay in the cluster with their data',
        fix: `once the data are not needed, delete the claims that \`kubectl get pvc -n ${namespace}\` lists`,
      }
    : { impact: 'Helm deletes all that its chart made but the claims of StatefulSets', fix: MEANT }
}
