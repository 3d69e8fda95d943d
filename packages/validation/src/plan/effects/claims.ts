import { CHART_VOLUMES, type ChartClaim } from '../../catalog/charts/chart-volumes.ts'
import { claimIn } from '../../rules/changes/chart-claims.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import type { Release } from '../../tree/charts/release.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { namespaceOfChart } from '../../tree/charts/releases.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { quantityOf } from '../../values/quantity.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import { whyItStays } from '../objects/pruning.ts'
import type { DataChange } from './data-change.ts'

/** A claim that a tree states, by whatever makes it. */
interface StatedClaim {
  readonly subject: string
  readonly namespace: string
  readonly size: string
  /** Why it stays where the tree no longer states it; nothing where its data is deleted. */
  readonly stays: () => string | undefined
}

/** The claims that a change creates, resizes, leaves behind or deletes. */
export const claimChanges = (changes: ClusterChanges): readonly DataChange[] => {
  const [old, now] = [changes.before, changes.after].map(
    (cluster) => new Map(claimsIn(cluster, changes).map((claim) => [claim.subject, claim])),
  )
  const namespaces = deletedNamespaces(changes)
  const isGone = ({ subject, namespace }: StatedClaim): boolean =>
    now?.has(subject) !== true || namespaces.has(namespace)
  return [
    ...[...(now ?? [])].flatMap(([subject, claim]) => changeOf(old?.get(subject), claim)),
    ...[...(old ?? [])]
      .map(([, claim]) => claim)
      .filter(isGone)
      .map((claim) => goneClaim(claim, namespaces)),
  ]
}

/** The API server deletes all that is in them. */
const deletedNamespaces = (changes: ClusterChanges): ReadonlySet<string> =>
  new Set(
    changes.deleted
      .filter((located) => located.object.kind === 'Namespace' && whyItStays(changes, located) === undefined)
      .map(({ object }) => object.metadata.name),
  )

const changeOf = (before: StatedClaim | undefined, { subject, size }: StatedClaim): readonly DataChange[] => {
  if (!before) return [{ subject, change: 'created', detail: size }]
  const isSame = before.size === size || quantityOf(before.size) === quantityOf(size)
  return isSame ? [] : [{ subject, change: 'resized', detail: `${before.size} → ${size}` }]
}

const goneClaim = ({ subject, namespace, stays }: StatedClaim, deleted: ReadonlySet<string>): DataChange => {
  if (deleted.has(namespace)) return { subject, change: 'deleted', detail: 'with its namespace' }
  const why = stays()
  return why === undefined ? { subject, change: 'deleted' } : { subject, change: 'kept', detail: why }
}

const claimsIn = (cluster: ClusterView, changes: ClusterChanges): readonly StatedClaim[] => [
  ...cluster.all('v1/PersistentVolumeClaim').map((located) => ({
    subject: nameOf(located),
    namespace: namespaceOf(located),
    size: sizeIn(located.object.spec),
    stays: () => whyItStays(changes, located),
  })),
  ...cluster.all('apps/v1/StatefulSet').flatMap((located) =>
    listOf(located.object.spec?.volumeClaimTemplates).map((template) => ({
      subject: `claim ${textAt(template, 'metadata', 'name')} of ${nameOf(located)}`,
      namespace: namespaceOf(located),
      size: sizeIn(valueAt(template, ['spec'])),
      stays: () =>
        textAt(located.object, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete'
          ? undefined
          : OF_STATEFUL_SET,
    })),
  ),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => ofRelease(cluster, release)),
]

const OF_STATEFUL_SET = 'claims of a StatefulSet stay'

const sizeIn = (spec: unknown): string => {
  const size = valueAt(spec, ['resources', 'requests', 'storage'])
  return ['number', 'string'].includes(typeof size) ? String(size) : 'no size'
}

const ofRelease = (cluster: ClusterView, release: Release): readonly StatedClaim[] =>
  (CHART_VOLUMES[chartOf(cluster, release)?.name ?? ''] ?? []).flatMap((claim) => {
    const stated = claimIn(release.object, claim)
    const isMade = claim.change !== 'claim' || valueAt(stated, ['enabled']) === true
    return stated && isMade ? [chartClaim(release, claim, stated)] : []
  })

const chartClaim = (release: Release, claim: ChartClaim, stated: object): StatedClaim => {
  const size = valueAt(stated, claim.size)
  return {
    subject: `claim ${claim.path.join('.')} of ${nameOf(release)}`,
    namespace: namespaceOfChart(release),
    size: typeof size === 'string' ? size : (claim.defaultSize ?? 'no size'),
    stays: () => (claim.change === 'claim' ? undefined : OF_STATEFUL_SET),
  }
}
