import type { LiveCluster, TreeObject } from '../live/live-cluster.ts'
import type { LiveFleet } from '../live/live-fleet.ts'
import { subjectOf } from '../live/objects.ts'
import { namesIn } from '../words.ts'
import { NotAsked } from '../not-asked.ts'
import { ifAsked } from '../live/if-asked.ts'
import { applierFinder, entrySubject, isEntry } from './appliers.ts'
import { kustomizationsOf, sourcesOf, type Kustomization, type Source } from './flux-objects.ts'
import { failuresOf } from './kustomization-failure.ts'
import { lagOf } from './lag.ts'
import { commitOf } from './revision.ts'

/**
 * What Flux has made of an object of the tree on the disk. `applied`: the object is to be there as it is stated. `held`: Flux fails
 * on it, or is late. `moving`: Flux is about to apply it. `other`: the tree on the disk is not the one that Flux follows.
 */
export type TreeState = 'applied' | 'held' | 'moving' | 'other'

/** How far Flux is with the objects of the tree on the disk. A checkout that is not pushed is no fault of the cluster. */
export const treeStates = async (
  cluster: LiveCluster,
  fleet: LiveFleet,
): Promise<(object: TreeObject) => TreeState> => {
  const [kustomizations, sources, remote] = await Promise.all([
    kustomizationsOf(cluster),
    sourcesOf(cluster),
    ifAsked(fleet.repository.remoteCommit(), undefined),
  ])
  const failures = new Map(failuresOf(kustomizations, fleet).map((one) => [one.kustomization, one.reason]))
  const applierOf = applierFinder(cluster, fleet)
  const bySubject = new Map(kustomizations.map((one) => [subjectOf(one), one]))
  const entry = kustomizations.find(isEntry(cluster, fleet))
  const entryName = entrySubject(fleet)
  return (object) => {
    const subject = applierOf(object)
    const applier = bySubject.get(subject) ?? (subject === entryName ? entry : undefined)
    const failure = applier && failures.get(applier)
    return applierState(applier, { fleet, sources, remote, failure })
  }
}

interface Known {
  readonly fleet: LiveFleet
  readonly sources: readonly Source[]
  readonly remote: string | undefined
  /** The reason for which the Kustomization fails. */
  readonly failure: string | undefined
}

const applierState = (
  applier: Kustomization | undefined,
  { fleet, sources, remote, failure }: Known,
): TreeState => {
  const { isClean, localCommit } = fleet.repository
  if (!isClean || localCommit === undefined) return 'other'
  if (applier === undefined) return 'held'
  const applied = commitOf(applier.status?.lastAppliedRevision)
  const attempted = commitOf(applier.status?.lastAttemptedRevision)
  // What is not healthy was applied.
  if (localCommit === (failure === 'HealthCheckFailed' ? attempted : applied)) return 'applied'
  const lag = lagOf(applier, sources, fleet)
  const coming = [attempted, commitOf(lag?.source.status?.artifact?.revision), remote]
  if (!coming.includes(localCommit)) return 'other'
  return failure !== undefined || lag?.isLate === true ? 'held' : 'moving'
}

/** What a check says where it sees differences, and the tree on the disk is not the one that Flux follows. */
export const otherTree = (cluster: LiveCluster, subjects: readonly string[], what: string): NotAsked =>
  new NotAsked(
    'missing',
    `the trees on the disk are not the commit that ${cluster.name} has applied, so it may be no fault that ${namesIn(subjects)} ${what}`,
    'push what is changed, or check out the commit that the branch of the remote has',
  )
