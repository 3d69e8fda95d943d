import { limitsOf, NODE_METRIC } from '../telemetry/capacity/alert-limits.ts'
import { changesBetween, type ClusterChanges } from '../tree/changes/changes-between.ts'
import { endOf, isNew } from '../tree/changes/emptied.ts'
import { fleetView, type FleetView } from '../tree/fleet-view.ts'
import { once } from '../values/once.ts'
import type { RenderedTree } from '../values/rendered-tree.ts'
import { chartRestarts } from './effects/chart-restarts.ts'
import { claimChanges } from './effects/claims.ts'
import { k3sReleases, k3sRestarts } from './effects/k3s-releases.ts'
import { otherReleases, upgradedReleases } from './effects/releases.ts'
import { ownRestarts } from './effects/own-restarts.ts'
import { retentionChanges } from './effects/retention.ts'
import { staleReaders } from './effects/stale-readers.ts'
import type { ClusterPlan } from './fleet-plan.ts'
import { changedPlan, deletedPlan, plannedObject, replacedPlan } from './objects/object-plans.ts'
import { replacedObjects } from './objects/replaced-objects.ts'

type NodesIn = (cluster: string) => number | undefined

/** What Flux does in running clusters once some trees replace others: of each cluster that one of them has. */
export const planChanges = (
  before: readonly RenderedTree[],
  after: readonly RenderedTree[],
): readonly ClusterPlan[] => {
  const now = fleetView(after)
  const nodesIn = nodesStatedIn(now)
  return changesBetween(fleetView(before), now).map((changes) => planOf(changes, nodesIn))
}

/** The alert on more nodes than the inventory has states how many there are. */
const nodesStatedIn = (fleet: FleetView): NodesIn => {
  const limits = once(() => limitsOf(fleet, NODE_METRIC))
  return (cluster) => limits()(cluster)?.limit
}

const planOf = (changes: ClusterChanges, nodesIn: NodesIn): ClusterPlan => {
  const cluster = changes.after.name
  const end = endOf(changes)
  const nodes = (): number | undefined => nodesIn(cluster)
  const upgraded = upgradedReleases(changes)
  // Of a tree that goes altogether Flux finds nothing, and changes nothing.
  const others = end === 'removed' ? [] : otherReleases(changes)
  const ofK3s = end === 'removed' ? [] : k3sReleases(changes)
  const own = ownRestarts(changes, nodes)
  return {
    cluster,
    state: isNew(changes) ? 'new' : (end ?? 'kept'),
    objects: changes.after.objects.length,
    ...objectPlans(changes),
    releases: [...others, ...upgraded.map(({ plan }) => plan), ...ofK3s],
    restarts: [
      ...own,
      ...upgraded.flatMap((release) => chartRestarts(release, nodes)),
      ...k3sRestarts(ofK3s),
    ],
    staleReaders: staleReaders(changes, new Set(own.map(({ workload }) => workload))),
    data: [...claimChanges(changes), ...retentionChanges(changes)],
  }
}

const objectPlans = (changes: ClusterChanges): Pick<ClusterPlan, 'created' | 'changed' | 'deleted'> => {
  const replaced = replacedObjects(changes)
  const isReplaced = new Set(replaced.flatMap(({ before, after }) => [before, after]))
  return {
    created: changes.created
      .filter((located) => !isReplaced.has(located))
      .map((located) => plannedObject(changes.after, located)),
    changed: [...changes.changed.map(changedPlan), ...replaced.map(replacedPlan)],
    deleted: changes.deleted
      .filter((located) => !isReplaced.has(located))
      .map((located) => deletedPlan(changes, located)),
  }
}
