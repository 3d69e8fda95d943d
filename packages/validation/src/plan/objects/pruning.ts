import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { endOf } from '../../tree/changes/emptied.ts'
import { isKept } from '../../tree/changes/removals.ts'
import type { Located } from '../../values/location.ts'

const ANNOTATIONS = ['prune', 'reconcile'].map((name) => `kustomize.toolkit.fluxcd.io/${name}`)

/** Why Flux leaves an object in the cluster that a tree no longer has; nothing where it deletes the object. */
export const whyItStays = (changes: ClusterChanges, located: Located): string | undefined => {
  if (endOf(changes) === 'removed') return 'Flux finds no tree of the cluster'
  if (!isKept(changes, located)) return undefined
  const { annotations = {} } = located.object.metadata
  const disabled = ANNOTATIONS.find((name) => annotations[name] === 'disabled')
  return disabled === undefined ? 'its Kustomization deletes nothing' : `${disabled} is disabled`
}
