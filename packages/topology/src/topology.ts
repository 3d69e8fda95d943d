import type { INetworkPolicy } from '@fleet/kubernetes'
import {
  clusterOf,
  clusterNames,
  entriesOf,
  hubNode,
  isHub,
  logsIngestService,
  metricsIngestService,
  storeOfLogs,
  targetsIn,
  traceStore,
  tracesIngestService,
  type ClusterName,
  type Fleet,
  type IngestService,
} from '@fleet/model'
import { PROTOCOLS, pushesOf, type Push, type Signal } from './pushes.ts'

export interface TopologyNode {
  readonly name: string
  readonly address: string
  readonly tailnetAddress: string
}

export interface TopologyCluster {
  readonly name: ClusterName
  readonly nodes: readonly TopologyNode[]
  /** Machines beside the cluster whose node-exporter it scrapes. */
  readonly metalNodes: readonly { readonly name: string; readonly address: string }[]
  /** What is scraped there, by job. */
  readonly jobs: readonly string[]
  readonly pushes: readonly Push[]
}

/** Where the telemetry of one kind enters the hub. */
export interface TopologyIngest {
  readonly signal: Signal
  readonly store: string
  readonly protocol: string
  readonly service: string
  readonly nodePort: number
  /** Of the store's pods, behind the Service. */
  readonly podPort: string | number
}

export interface Topology {
  readonly hub: TopologyCluster
  /** The node whose tailnet address the spokes push to. */
  readonly entry: { readonly node: string; readonly address: string }
  readonly ingests: readonly TopologyIngest[]
  readonly spokes: readonly TopologyCluster[]
}

/** @param policies the NetworkPolicies in the hub's tree */
export const topologyOf = (fleet: Fleet, policies: readonly INetworkPolicy[]): Topology => {
  const [node, { tailnetAddress }] = hubNode(fleet)
  const cluster = (name: ClusterName): TopologyCluster => clusterIn(fleet, name, policies)
  return {
    hub: cluster(fleet.hub.cluster),
    entry: { node, address: tailnetAddress },
    ingests: [
      ingest('logs', storeOfLogs(fleet), logsIngestService(fleet)),
      ingest(
        'metrics',
        fleet.hub.metrics.store === 'thanos' ? 'Thanos' : 'Prometheus',
        metricsIngestService(fleet),
      ),
      ...(traceStore(fleet) ? [ingest('traces', 'Jaeger', tracesIngestService(fleet))] : []),
    ],
    spokes: clusterNames(fleet)
      .filter((name) => !isHub(fleet, name))
      .map(cluster),
  }
}

const ingest = (
  signal: Signal,
  store: string,
  { name, nodePort, store: { ingestPort } }: IngestService,
): TopologyIngest => ({
  signal,
  store,
  protocol: PROTOCOLS[signal],
  service: name,
  nodePort,
  podPort: ingestPort,
})

const clusterIn = (fleet: Fleet, name: ClusterName, policies: readonly INetworkPolicy[]): TopologyCluster => {
  const cluster = clusterOf(fleet, name)
  return {
    name,
    nodes: entriesOf(cluster.nodes).map(([node, addresses]) => ({ name: node, ...addresses })),
    metalNodes: entriesOf(cluster.metalNodes).map(([node, address]) => ({ name: node, address })),
    jobs: [...new Set(targetsIn(cluster).map(({ job }) => job))],
    pushes: pushesOf(fleet, name, policies),
  }
}
