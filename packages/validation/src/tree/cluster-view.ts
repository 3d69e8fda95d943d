import type { Located } from '../values/location.ts'
import type { RenderedTree } from '../values/rendered-tree.ts'
import { objectIndex, type ObjectIndex } from './object-index.ts'
import { documentsOf, isObject } from './objects.ts'

/** One cluster's tree as rules read it, made once. Every object's shape has been checked. */
export interface ClusterView extends ObjectIndex {
  readonly name: string
  readonly tree: RenderedTree
  /** What Flux applies; kustomize's own files are not among them. */
  readonly objects: readonly Located[]
}

export const clusterView = (tree: RenderedTree): ClusterView => {
  const objects = documentsOf(tree).filter(isObject) as Located[]
  return { ...objectIndex(objects), name: tree.cluster, tree, objects }
}
