import { at, type Located } from '../../values/location.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { CLAIM, isOfKind, NAMESPACE, RELEASE, removalsOf } from '../../tree/changes/removals.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { requiredSecretsIn } from '../../tree/workloads/required-secrets.ts'
import type { ChangeRule } from './change-rule.ts'
import { claimsInNamespace, isDeletingClaims } from './ban-claim-removal.ts'
import { CONTROLLERS, listText } from './removed-cluster.ts'

export const banNamespaceRemoval: ChangeRule = {
  id: 'ban-namespace-removal',
  severity: 'warning',
  summary: 'A namespace is removed together with all that is in it, or stays and is deleted by hand.',
  rationale:
    'With a namespace the cluster deletes what Flux never applied, too: Secrets that were created by hand. A namespace with `prune: disabled` stays, with its claims.',
  fix: 'Nothing, if the removal is meant. A namespace that stays is deleted with `kubectl delete namespace`.',
  check: (changes, report) => {
    const { deleted, kept } = removalsOf(changes)
    for (const located of deleted.filter(isOfKind(NAMESPACE)))
      if (claimsInNamespace(changes, located.object.metadata.name).length === 0)
        report({ location: at(located), ...deletion(changes, located) })
    for (const located of kept.filter(isOfKind(NAMESPACE)))
      report({ location: at(located), ...stay(changes, located) })
  },
}

const deletion = (changes: ClusterChanges, located: Located) => {
  const { name } = located.object.metadata
  const byHand = requiredSecretsIn(changes.before)
    .filter(({ id }) => id.startsWith(`${name}.`))
    .map(({ id }) => `Secret ${id.replace('.', '/')}`)
  const lost = byHand.length === 0 ? 'what was created there by hand' : listText(byHand)
  return {
    message: `${nameOf(located)} is removed, and Flux deletes it with all that is in it`,
    impact: `${stopped(changes, name)}; ${lost} must be provided again if the namespace comes back`,
    fix: 'nothing, if the removal is meant; else put it back',
  }
}

const stay = (changes: ClusterChanges, located: Located) => {
  const { name } = located.object.metadata
  const claims = claimsInNamespace(changes, name, (owner) => !isLost(changes, owner))
  return {
    message: `${nameOf(located)} is removed from the tree, and stays in the cluster: Flux does not delete it`,
    impact: `${stopped(changes, name)}; ${claims.length === 0 ? '' : `its claims stay with their data: ${listText(claims)}; `}what was created by hand stays`,
    fix: `once nothing of it is needed, \`kubectl delete namespace ${name}\``,
  }
}

/** Whether a claim goes all the same, which is an error of its own. */
const isLost = (changes: ClusterChanges, owner: Located): boolean =>
  removalsOf(changes).deleted.includes(owner) && (isOfKind(CLAIM)(owner) || isDeletingClaims(owner))

const stopped = (changes: ClusterChanges, namespace: string): string => {
  const workloads = removalsOf(changes)
    .deleted.filter(
      (located) => isOfKind(RELEASE, ...CONTROLLERS)(located) && namespaceOf(located) === namespace,
    )
    .map(({ object }) => `${object.kind} ${object.metadata.name}`)
  return workloads.length === 0 ? 'no workload of the tree runs in it' : `Flux deletes ${listText(workloads)}`
}
