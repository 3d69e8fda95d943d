import type { RenderedTree } from '../values/rendered-tree.ts'
import { alikeIn, alikeTrees, type AlikeTrees } from './alike-trees.ts'
import { clusterView, type ClusterView } from './cluster-view.ts'
import type { ServiceFacts } from './network/services.ts'

/** All clusters' trees as rules read them. */
export interface FleetView {
  readonly clusters: readonly ClusterView[]
  /** The clusters in groups whose trees are alike. */
  readonly alike: readonly (readonly ClusterView[])[]
  /** The Services that listen on a port of their nodes, by that port. */
  readonly nodePorts: ReadonlyMap<number, readonly NodePortService[]>
}

export interface NodePortService {
  readonly cluster: ClusterView
  readonly service: ServiceFacts
  /** Which of the Service's ports. */
  readonly index: number
}

export const fleetView = (
  trees: readonly RenderedTree[],
  alike: AlikeTrees = alikeTrees(trees),
): FleetView => {
  const clusters = trees.map(clusterView)
  return {
    clusters,
    alike: alikeIn(clusters, alike),
    nodePorts: Map.groupBy(clusters.flatMap(nodePortServices), nodePortOf),
  }
}

const nodePortServices = (cluster: ClusterView): NodePortService[] =>
  cluster.services.flatMap((service) =>
    (service.placed?.object.spec?.ports ?? []).flatMap(({ nodePort }, index) =>
      nodePort === undefined ? [] : [{ cluster, service, index }],
    ),
  )

const nodePortOf = ({ service, index }: NodePortService): number =>
  service.placed?.object.spec?.ports?.[index]?.nodePort ?? 0
