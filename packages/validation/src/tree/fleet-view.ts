import type { RenderedTree } from '../values/rendered-tree.ts'
import { identicalIn, identicalTrees, type IdenticalTrees } from './identical-trees.ts'
import { clusterView, type ClusterView } from './cluster-view.ts'

/** All clusters' trees as rules read them. */
export interface FleetView {
  readonly clusters: readonly ClusterView[]
  /** The clusters in groups whose trees are identical. */
  readonly identical: readonly (readonly ClusterView[])[]
}

export const fleetView = (
  trees: readonly RenderedTree[],
  identical: IdenticalTrees = identicalTrees(trees),
): FleetView => {
  const clusters = trees.map(clusterView)
  return { clusters, identical: identicalIn(clusters, identical) }
}
