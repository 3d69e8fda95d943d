import type { RenderedTree } from '../values/rendered-tree.ts'
import { alikeIn, alikeTrees, type AlikeTrees } from './alike-trees.ts'
import { clusterView, type ClusterView } from './cluster-view.ts'

/** All clusters' trees as rules read them. */
export interface FleetView {
  readonly clusters: readonly ClusterView[]
  /** The clusters in groups whose trees are alike. */
  readonly alike: readonly (readonly ClusterView[])[]
}

export const fleetView = (
  trees: readonly RenderedTree[],
  alike: AlikeTrees = alikeTrees(trees),
): FleetView => {
  const clusters = trees.map(clusterView)
  return { clusters, alike: alikeIn(clusters, alike) }
}
