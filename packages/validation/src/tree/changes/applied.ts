import { remembered } from '../../values/remembered.ts'
import type { Located } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { appliersOf, appliersOfFolder, layerOf } from '../flux/appliers.ts'
import { layersOf, nearest, type LayerFolder } from '../flux/layers.ts'

/**
 * The objects of a tree that Flux applies: those whose file a list names, in a folder that a Kustomization applies. Of a tree
 * without Kustomizations all are, for nothing here knows what applies them.
 */
export const appliedIn = remembered((cluster: ClusterView): readonly Located[] => {
  if (appliersOf(cluster).length === 0) return cluster.objects
  if (cluster.tree.builds) return cluster.objects.filter((located) => hasApplier(cluster, located))
  // All files of one folder have the same appliers.
  const applied = new Map<LayerFolder | undefined, boolean>()
  const isInAppliedFolder = (located: Located, layer: LayerFolder | undefined): boolean => {
    const known = applied.get(layer) ?? hasApplier(cluster, located)
    applied.set(layer, known)
    return known
  }
  const files = Map.groupBy(cluster.objects, ({ file }) => file)
  return [...files].flatMap(([{ path }, objects]) => {
    const layer = nearest(layersOf(cluster), path)
    const [first] = objects
    return first && isListed(layer, path) && isInAppliedFolder(first, layer) ? objects : []
  })
})

/** What lies in no folder with a list needs none. */
const isListed = (layer: LayerFolder | undefined, path: string): boolean =>
  layer?.resources.some(
    (resource) => resource !== undefined && (path === resource || path.startsWith(`${resource}/`)),
  ) ?? true

const hasApplier = (cluster: ClusterView, located: Located): boolean => {
  const layer = layerOf(cluster, located)
  return layer === undefined || appliersOfFolder(cluster, layer).length > 0
}
