import { join, relative } from 'node:path/posix'
import { namespacedName } from '../../values/rendered-tree.ts'
import type { Located } from '../../values/location.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../cluster-view.ts'
import { layersOf, listersOf, nearest, type LayerFolder } from './layers.ts'
import { sourceExists } from './sources.ts'

/** What has Flux apply one folder of the tree. */
export type Applier = Located<ObjectOf<'kustomize.toolkit.fluxcd.io/v1/Kustomization'>>

/** Those of a source that is in a file of the tree apply what is somewhere else. */
export const appliersOf = (cluster: ClusterView): readonly Applier[] => {
  const all = cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
  const { builds } = cluster.tree
  // Rendering has built each folder of the repository that a Kustomization applies.
  if (builds)
    return all.filter((applier) => builds.some(({ by }) => by === namespacedName(applier.object.metadata)))
  return all.filter(({ object: { metadata, spec } }) => {
    const { kind = '', name = '', namespace = metadata.namespace } = spec?.sourceRef ?? {}
    return !sourceExists(cluster, kind, namespace, name)
  })
}

/**
 * The folder inside the tree that a Kustomization applies. Its path is from the root of the repository, of which a
 * tree only knows that its own folder is named after its cluster.
 */
export const folderOf = (cluster: ClusterView, applier: Applier): string | undefined =>
  partsOf(cluster, applier)?.folder

/** The Kustomizations that apply a folder of the tree. */
export const appliersOfFolder = (cluster: ClusterView, folder: string): readonly Applier[] =>
  appliersOf(cluster).filter((applier) => folderOf(cluster, applier) === folder)

/** Where in the repository a Kustomization looks for the tree of its cluster. */
export const rootOf = (cluster: ClusterView, applier: Applier): string | undefined =>
  partsOf(cluster, applier)?.root

const partsOf = (cluster: ClusterView, { object }: Applier) => {
  const path = `/${object.spec?.path ?? ''}/`.replaceAll(/\/(\.?\/)+/g, '/')
  const { root } = cluster.tree
  if (root !== undefined) {
    const base = root === '' ? '/' : `/${root}/`
    return path.startsWith(base) ? { root: '', folder: path.slice(base.length, -1) } : undefined
  }
  const start = path.lastIndexOf(`/${cluster.name}/`)
  return start === -1
    ? undefined
    : { root: path.slice(0, start), folder: path.slice(start + cluster.name.length + 2, -1) }
}

/** The folder of the layer that an object is applied with; Flux' own objects are of none. */
export const layerOf = (cluster: ClusterView, { file, document }: Located<object>): string | undefined => {
  const { builds, root = '' } = cluster.tree
  if (builds) {
    const build =
      builds[file.builds?.[document] ?? -1] ?? builds.find(({ files }) => files.has(join(root, file.path)))
    return build?.by === undefined ? undefined : relative(root, build.folder)
  }
  const layers = layersOf(cluster)
  const around: LayerFolder[] = []
  let layer = nearest(layers, file.path)
  // Lists that name each other in a circle end where they began.
  while (layer && !around.includes(layer)) {
    around.push(layer)
    layer = listersOf(layers, layer)[0]
  }
  return around.at(-1)?.folder
}

/** The Kustomizations that apply an object. */
export const appliersOfObject = (cluster: ClusterView, located: Located<object>): readonly Applier[] => {
  const layer = layerOf(cluster, located)
  return layer === undefined ? [] : appliersOfFolder(cluster, layer)
}
