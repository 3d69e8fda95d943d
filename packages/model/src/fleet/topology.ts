import { InternalError } from '../internal-error.ts'
import type { DnsLabel } from '../scalars/names.ts'
import type { Cluster, ClusterNode } from './cluster.ts'
import type { ClusterName, Fleet } from './fleet.ts'
import { spanSeriesOfNode } from './span-metrics.ts'

/** A record's entries, typed by its key. `readFleet` has put them in the order of their names. */
export const entriesOf = <Key extends string, Value>(record: Readonly<Record<Key, Value>> | undefined) =>
  Object.entries(record ?? {}) as [Key, Value][]

/** A record's own entry. Plain indexing also finds inherited properties such as `constructor`. */
export const entryOf = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** The intervals that an inventory states. A rule reads it before it has the default of the others. */
export const statedIntervals = ({ telemetry }: Fleet) =>
  entriesOf(telemetry.scrapeIntervals).filter(([, interval]: [string, unknown]) => interval !== undefined)

export const clusterNames = (fleet: Fleet): readonly ClusterName[] =>
  entriesOf(fleet.clusters).map(([name]) => name)

export const clusterOf = (fleet: Fleet, name: ClusterName): Cluster => {
  const cluster = entryOf(fleet.clusters, name)
  if (!cluster) throw new InternalError(`the fleet has no cluster ${name}`)
  return cluster
}

export const isHub = (fleet: Fleet, name: ClusterName): boolean => fleet.hub.cluster === name

export const spokeNames = (fleet: Fleet): readonly ClusterName[] =>
  clusterNames(fleet).filter((name) => !isHub(fleet, name))

export const hubCluster = (fleet: Fleet): Cluster => clusterOf(fleet, fleet.hub.cluster)

/** The node that the spokes push to: the one the hub names, or its only one. */
export const hubNode = (fleet: Fleet): readonly [DnsLabel, ClusterNode] => {
  const nodes = entriesOf(hubCluster(fleet).nodes)
  const node = nodes.find(([name]) => name === fleet.hub.node) ?? nodes[0]
  if (!node) throw new InternalError(`the hub ${fleet.hub.cluster} has no node`)
  return node
}

/** The nodes of the hub that the spokes push to, in the order in which they are tried. */
export const hubEntries = (fleet: Fleet): readonly (readonly [DnsLabel, ClusterNode])[] => {
  const { secondNode } = fleet.hub
  const second = entriesOf(hubCluster(fleet).nodes).find(([name]) => name === secondNode)
  return [hubNode(fleet), ...(second ? [second] : [])]
}

/** How many active series a cluster may have in the hub's Prometheus: those that the inventory states, and those of its spans. */
export const seriesBudget = (fleet: Fleet, name: ClusterName): number =>
  budgetOf(fleet, clusterOf(fleet, name))

/** The sum of the budgets of all clusters. */
export const totalSeries = (fleet: Fleet): number =>
  Object.values(fleet.clusters).reduce((sum, cluster) => sum + budgetOf(fleet, cluster), 0)

const budgetOf = ({ hub }: Fleet, cluster: Cluster): number => {
  const ofSpans = hub.traces?.spanMetrics ? nodeCount(cluster) * spanSeriesOfNode(hub.traces.spanMetrics) : 0
  return (cluster.seriesBudget ?? hub.prometheus.seriesBudget) + ofSpans
}

export const nodeCount = (cluster: Cluster): number => Object.keys(cluster.nodes).length
