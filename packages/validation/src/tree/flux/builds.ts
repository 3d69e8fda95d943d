import { join, relative } from 'node:path/posix'
import type { Location } from '../../values/location.ts'
import { at } from '../../values/location.ts'
import { namespacedName, type FluxBuild, type RenderedTree } from '../../values/rendered-tree.ts'
import type { ClusterView } from '../cluster-view.ts'

/** A path inside of a tree, from the root of its repository. */
export const inRepository = ({ root = '' }: RenderedTree, path: string): string => join(root, path)

/** The file of a tree at a path from the root of its repository. */
export const fileAt = ({ files, root = '' }: RenderedTree, path: string) => {
  const inside = relative(root, path)
  return files.find((file) => file.path === inside)
}

/** Where a person reads that Flux builds a folder: the path of the Kustomization, or a file of the folder. */
export const locationOf = (cluster: ClusterView, { by, files }: FluxBuild): Location | undefined => {
  const applier = cluster
    .all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
    .find(({ object }) => namespacedName(object.metadata) === by)
  if (applier) return at(applier, 'spec', 'path')
  const file = [...files].map((path) => fileAt(cluster.tree, path)).find((found) => found !== undefined)
  return file && { cluster: cluster.name, file }
}
