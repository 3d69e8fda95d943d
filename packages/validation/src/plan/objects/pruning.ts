import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { endOf } from '../../tree/changes/emptied.ts'
import { exclusionOf, isKept } from '../../tree/changes/removals.ts'
import type { Located } from '../../values/location.ts'

/** Why Flux leaves an object in the cluster that a tree no longer has; nothing where it deletes the object. */
export const whyItStays = (changes: ClusterChanges, located: Located): string | undefined => {
  if (endOf(changes) === 'removed') return 'Flux finds no tree of the cluster'
  if (!isKept(changes, located)) return undefined
  const disabled = exclusionOf(located)
  return disabled === undefined ? 'its Kustomization deletes nothing' : `${disabled} is disabled`
}
