import { remembered } from '../../values/remembered.ts'
import type { Located } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../cluster-view.ts'
import { appliersOfObject, type Applier } from '../flux/appliers.ts'
import { groupKindOf, namespaceOf } from '../objects.ts'
import type { ClusterChanges } from './changes-between.ts'
import { endOf } from './emptied.ts'

/** The objects that leave a tree of which something stays, by what becomes of them in the cluster. */
export interface Removals {
  /** Flux deletes them. */
  readonly deleted: readonly Located[]
  /** They stay, and Flux no longer changes them. */
  readonly kept: readonly Located[]
}

/** None of a cluster whose whole tree goes: that is one change. */
export const removalsOf = remembered((changes: ClusterChanges): Removals => {
  if (endOf(changes)) return { deleted: [], kept: [] }
  const { true: kept = [], false: deleted = [] } = Object.groupBy(changes.deleted, (located) =>
    isKept(changes, located) ? 'true' : 'false',
  )
  return { deleted, kept }
})

const KEYS = ['prune', 'reconcile'].map((name) => `kustomize.toolkit.fluxcd.io/${name}`)

/** The annotation or label by which an object states that Flux does not delete it. */
export const exclusionOf = ({ object: { metadata } }: Located): string | undefined =>
  KEYS.find((key) =>
    [metadata.annotations, metadata.labels].some(
      (marks) => String(valueAt(marks, [key])).toLowerCase() === 'disabled',
    ),
  )

/** Whether Flux leaves an object alone that is no longer in Git. */
export const isKept = (
  { before, after }: Pick<ClusterChanges, 'before' | 'after'>,
  located: Located,
): boolean => {
  if (exclusionOf(located) !== undefined) return true
  const appliers = appliersOfObject(before, located)
  return appliers.length > 0 && appliers.every((applier) => leavesObjects(applier, after))
}

/** Whether a Kustomization deletes nothing, as the new version has it; one that goes, as the old version has it. */
const leavesObjects = (applier: Applier, after: ClusterView): boolean => {
  const { metadata } = applier.object
  const now = after.find('kustomize.toolkit.fluxcd.io/v1/Kustomization', metadata.namespace, metadata.name)
  const { prune, suspend, deletionPolicy = 'MirrorPrune' } = (now ?? applier).object.spec ?? {}
  if (suspend === true) return true
  return now || deletionPolicy === 'MirrorPrune' ? prune !== true : deletionPolicy === 'Orphan'
}

export const CLAIM = 'core/PersistentVolumeClaim'
export const NAMESPACE = 'core/Namespace'
export const RELEASE = 'helm.toolkit.fluxcd.io/HelmRelease'

export const isOfKind =
  (...kinds: readonly string[]) =>
  ({ object }: Located): boolean =>
    kinds.includes(groupKindOf(object))

/** Whether the namespace of an object leaves the tree, too: it may stay in the cluster. */
export const isInRemovedNamespace = (changes: ClusterChanges, located: Located): boolean => {
  const { deleted, kept } = removalsOf(changes)
  return isInNamespaceOf([...deleted, ...kept], located)
}

/** Whether Flux deletes an object with its namespace. */
export const isInDeletedNamespace = (changes: ClusterChanges, located: Located): boolean =>
  isInNamespaceOf(removalsOf(changes).deleted, located)

const isInNamespaceOf = (objects: readonly Located[], located: Located): boolean =>
  objects.filter(isOfKind(NAMESPACE)).some(({ object }) => object.metadata.name === namespaceOf(located))
