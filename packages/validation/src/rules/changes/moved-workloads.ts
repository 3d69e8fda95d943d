import { remembered } from '../../values/remembered.ts'
import type { Located } from '../../values/location.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { isOfKind, RELEASE, removalsOf } from '../../tree/changes/removals.ts'
import { namespaceOf } from '../../tree/objects.ts'
import { CONTROLLERS } from './removed-cluster.ts'

/** A workload or a release that leaves the tree, and the one that takes its place. */
export interface Moved {
  readonly from: Located
  readonly to: Located
}

/** Workloads that get another namespace or another kind of controller. */
export const movedWorkloads = remembered((changes: ClusterChanges): readonly Moved[] => {
  const created = changes.created.filter(isOfKind(...CONTROLLERS))
  return allRemoved(changes, CONTROLLERS).flatMap((from) => {
    const to = created.find(
      ({ object }) =>
        object.metadata.name === from.object.metadata.name &&
        (object.kind === from.object.kind || object.metadata.namespace === from.object.metadata.namespace),
    )
    return to ? [{ from, to }] : []
  })
})

/** Releases of one chart of which one goes while another comes. */
export const movedReleases = remembered((changes: ClusterChanges): readonly Moved[] => {
  const created = changes.created.filter(isOfKind(RELEASE))
  return allRemoved(changes, [RELEASE]).flatMap((from) => {
    const chart = chartOf(changes.before, from)?.name
    const to = created.find(
      (release) => chart !== undefined && chartOf(changes.after, release)?.name === chart,
    )
    return to ? [{ from, to }] : []
  })
})

const allRemoved = (changes: ClusterChanges, kinds: readonly string[]): readonly Located[] =>
  removalsOf(changes).deleted.filter(isOfKind(...kinds))

/** The stores of a fleet that go in one cluster while they come in another. */
export interface MovedStores {
  readonly from: ClusterChanges
  readonly to: ClusterChanges
  /** In the new cluster. */
  readonly releases: readonly Located[]
}

export const movedStores = remembered((fleet: readonly ClusterChanges[]): MovedStores | undefined => {
  const gone = fleet.find(
    (changes) => storesIn(changes, 'before').length > 0 && storesIn(changes, 'after').length === 0,
  )
  const come = fleet.find(
    (changes) => storesIn(changes, 'before').length === 0 && storesIn(changes, 'after').length > 0,
  )
  return gone && come && { from: gone, to: come, releases: storesIn(come, 'after') }
})

const STORES = ['kube-prometheus-stack', 'loki']

const storesIn = (changes: ClusterChanges, version: 'before' | 'after'): readonly Located[] =>
  changes[version]
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => STORES.includes(chartOf(changes[version], release)?.name ?? ''))

/** Whether what goes in a cluster goes since the stores move: they and what stands beside them. */
export const isOfMovedStores = (
  changes: ClusterChanges,
  located: Located,
  fleet: readonly ClusterChanges[],
): boolean => {
  const moved = movedStores(fleet)
  if (!moved || ![moved.from, moved.to].includes(changes)) return false
  return [...storesIn(moved.from, 'before'), ...moved.releases].some(
    (release) => namespaceOf(release) === namespaceOf(located),
  )
}
