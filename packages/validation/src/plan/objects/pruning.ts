import { appliersOfObject } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Located } from '../../values/location.ts'

const PRUNE = 'kustomize.toolkit.fluxcd.io/prune'
const RECONCILE = 'kustomize.toolkit.fluxcd.io/reconcile'

/** Why Flux leaves an object in the cluster that a tree no longer has; nothing where it deletes the object. */
export const whyItStays = (cluster: ClusterView, located: Located): string | undefined => {
  const { annotations = {} } = located.object.metadata
  const disabled = [PRUNE, RECONCILE].find((name) => annotations[name]?.toLowerCase() === 'disabled')
  if (disabled !== undefined) return `${disabled} is disabled`
  const appliers = appliersOfObject(cluster, located)
  const [applier] = appliers
  return applier && appliers.every(({ object }) => object.spec?.prune !== true)
    ? `Kustomization ${applier.object.metadata.name} does not prune`
    : undefined
}
