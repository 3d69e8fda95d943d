import { at, type Located } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import { namedClaimsIn, releasesWithVolumes } from '../../tree/changes/claims.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { CLAIM, isInDeletedNamespace, isOfKind, NAMESPACE, removalsOf } from '../../tree/changes/removals.ts'
import { nameOf } from '../../tree/objects.ts'
import { namespaceOfChart } from '../../tree/charts/releases.ts'
import type { ChangeRule } from './change-rule.ts'
import { lostChartClaims } from './chart-claims.ts'
import { listText } from './removed-cluster.ts'

export const banClaimRemoval: ChangeRule = {
  id: 'ban-claim-removal',
  summary: 'No claim is deleted: neither by itself, nor with its namespace, its StatefulSet or its release.',
  rationale:
    'With a claim goes its volume, where the StorageClass has `reclaimPolicy: Delete`, as local-path and most others have.',
  fix: 'Annotate the claim, and a namespace that holds one, `kustomize.toolkit.fluxcd.io/prune: disabled`, and push that before the removal.',
  check: (changes, report) => {
    for (const { located, what, impact = LOST, fix = KEEP } of lossesOf(changes))
      report({ location: at(located), message: `${nameOf(located)} ${what}`, impact, fix })
  },
}

const LOST =
  'each volume goes with its claim where its StorageClass has reclaimPolicy: Delete, and the data is lost'

const KEEP =
  'put it back annotated kustomize.toolkit.fluxcd.io/prune: disabled, push, and remove it after that: it stays in the cluster'

interface Loss {
  readonly located: Located
  readonly what: string
  readonly impact?: string
  readonly fix?: string
}

const lossesOf = (changes: ClusterChanges): readonly Loss[] => {
  const outside = removalsOf(changes).deleted.filter((located) => !isInDeletedNamespace(changes, located))
  return [
    ...outside
      .filter(isOfKind(CLAIM))
      .map((located) => ({ located, what: 'is removed, and Flux deletes it' })),
    ...outside.filter(isOfKind(NAMESPACE)).flatMap((located) => withNamespace(changes, located)),
    ...outside.filter(isDeletingClaims).map((located) => ({
      located,
      what: 'is removed, and its claims with it: persistentVolumeClaimRetentionPolicy.whenDeleted is Delete',
      fix: 'set whenDeleted: Retain, push, and remove it after that',
    })),
    ...lostChartClaims(changes).map(({ release, reason }) => ({
      located: release,
      what: reason,
      fix: 'copy the data first, or keep the volume',
    })),
  ]
}

/** The claims in a namespace that leaves the tree. */
export const claimsInNamespace = (
  { before }: ClusterChanges,
  namespace: string,
  isMeant: (owner: Located) => boolean = () => true,
): readonly string[] => [
  ...namedClaimsIn(before)
    .filter((claim) => claim.namespace === namespace && isMeant(claim.owner))
    .map(({ name }) => name),
  ...releasesWithVolumes(before)
    .filter((release) => namespaceOfChart(release) === namespace)
    .map((release) => `those of ${nameOf(release)}`),
]

const withNamespace = (changes: ClusterChanges, located: Located): readonly Loss[] => {
  const claims = claimsInNamespace(changes, located.object.metadata.name)
  return claims.length === 0
    ? []
    : [{ located, what: `is removed, and Flux deletes it with its claims: ${listText(claims)}` }]
}

/** Whether the claims of a StatefulSet are deleted with it. */
export const isDeletingClaims = (located: Located): boolean =>
  isOfKind('apps/StatefulSet')(located) &&
  textAt(located.object, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete'
