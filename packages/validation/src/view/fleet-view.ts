import { pushesOf, type Push } from '../collector/exporters.ts'
import type { RenderedTree } from '../rendered-tree.ts'
import { clusterView, type ClusterView } from './cluster-view.ts'
import { serviceAddressIn, type ServiceFacts } from './services.ts'

/** All clusters' trees as rules read them. */
export interface FleetView {
  readonly clusters: readonly ClusterView[]
  /** Every push of every collector, in the order of the clusters. */
  readonly pushes: readonly FleetPush[]
  /** The Services that listen on a port of their nodes, by that port. */
  readonly nodePorts: ReadonlyMap<number, readonly NodePortService[]>
}

export interface FleetPush extends Push {
  readonly from: ClusterView
  /** The Service of the same cluster that the URL names; for a push out of the cluster there is none. */
  readonly isInside: boolean
}

export interface NodePortService {
  readonly cluster: ClusterView
  readonly service: ServiceFacts
  /** Which of the Service's ports. */
  readonly index: number
}

export const fleetView = (trees: readonly RenderedTree[]): FleetView => {
  const clusters = trees.map(clusterView)
  return {
    clusters,
    pushes: clusters.flatMap((from) =>
      from.collectors.readable
        .flatMap(pushesOf)
        .map((push) => ({ ...push, from, isInside: serviceAddressIn(push.url.host) !== undefined })),
    ),
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
