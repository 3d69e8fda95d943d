import type { Placed } from '../spot.ts'
import type { ObjectOf } from '../schema/kinds.ts'
import type { ClusterView } from './cluster-view.ts'
import type { LayerFolder } from './layers.ts'

/** What has Flux apply one folder. */
export type Applier = Placed<ObjectOf<'kustomize.toolkit.fluxcd.io/v1/Kustomization'>>

export const appliersOf = (cluster: ClusterView): readonly Applier[] =>
  cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization')

/**
 * The folder inside the tree that a Kustomization applies. Its path is from the root of the repository, of which a
 * tree only knows that its own folder is named after its cluster.
 */
export const folderOf = (cluster: ClusterView, applier: Applier): string | undefined =>
  partsOf(cluster, applier)?.folder

/** Where in the repository a Kustomization looks for the tree of its cluster. */
export const rootOf = (cluster: ClusterView, applier: Applier): string | undefined =>
  partsOf(cluster, applier)?.root

const partsOf = (cluster: ClusterView, { object }: Applier) => {
  const path = `/${object.spec?.path ?? ''}/`.replaceAll(/\/(\.?\/)+/g, '/')
  const start = path.lastIndexOf(`/${cluster.name}/`)
  return start === -1
    ? undefined
    : { root: path.slice(0, start), folder: path.slice(start + cluster.name.length + 2, -1) }
}

/** The layer in whose folder a file lies; Flux' own objects lie in none. */
export const layerOf = ({ layers }: ClusterView, { file }: Placed<object>): LayerFolder | undefined =>
  layers.find(({ folder }) => file.path.startsWith(`${folder}/`))
