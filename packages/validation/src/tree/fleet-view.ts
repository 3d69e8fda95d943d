import { pushesOf, type Push } from '../telemetry/collectors/exporters.ts'
import type { RenderedTree } from '../values/rendered-tree.ts'
import { logStreams } from '../telemetry/log-streams.ts'
import { metricInventory } from '../telemetry/metric-inventory.ts'
import type { LogStream, MetricInventory } from '../telemetry/series.ts'
import { alikeIn, alikeTrees, type AlikeTrees } from './alike-trees.ts'
import { clusterView, type ClusterView } from './cluster-view.ts'
import { serviceAddressIn, type ServiceFacts } from './network/services.ts'

/** All clusters' trees as rules read them. */
export interface FleetView {
  readonly clusters: readonly ClusterView[]
  /** The clusters in groups whose trees are alike. */
  readonly alike: readonly (readonly ClusterView[])[]
  /** Every push of every collector, in the order of the clusters. */
  readonly pushes: readonly FleetPush[]
  /** The Services that listen on a port of their nodes, by that port. */
  readonly nodePorts: ReadonlyMap<number, readonly NodePortService[]>
  /** The series that reach the hub's Prometheus, worked out as they are asked for. */
  readonly metrics: MetricInventory
  /** The lines that each cluster's collectors send. */
  readonly logs: readonly LogStream[]
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

export const fleetView = (
  trees: readonly RenderedTree[],
  alike: AlikeTrees = alikeTrees(trees),
): FleetView => {
  const clusters = trees.map(clusterView)
  let metrics: MetricInventory | undefined
  let logs: readonly LogStream[] | undefined
  const fleet: FleetView = {
    clusters,
    alike: alikeIn(clusters, alike),
    get metrics() {
      return (metrics ??= metricInventory(clusters))
    },
    get logs() {
      return (logs ??= logStreams(clusters))
    },
    pushes: clusters.flatMap((from) =>
      from.collectors.readable
        .flatMap(pushesOf)
        .map((push) => ({ ...push, from, isInside: serviceAddressIn(push.url.host) !== undefined })),
    ),
    nodePorts: Map.groupBy(clusters.flatMap(nodePortServices), nodePortOf),
  }
  return fleet
}

const nodePortServices = (cluster: ClusterView): NodePortService[] =>
  cluster.services.flatMap((service) =>
    (service.placed?.object.spec?.ports ?? []).flatMap(({ nodePort }, index) =>
      nodePort === undefined ? [] : [{ cluster, service, index }],
    ),
  )

const nodePortOf = ({ service, index }: NodePortService): number =>
  service.placed?.object.spec?.ports?.[index]?.nodePort ?? 0
