import { logSettings } from '../contracts/log-settings.ts'
import { namesTenants } from '../contracts/tenants.ts'
import type { Cluster } from '../fleet/cluster.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { nodeCount, statedIntervals, totalSeries } from '../fleet/topology.ts'
import { seconds } from '../scalars/durations.ts'
import { bytes } from '../scalars/quantities.ts'
import { ASSUMPTIONS } from './assumptions/index.ts'

export const SECONDS_A_DAY = 24 * 3600

/** What a store of metrics takes in. */
export interface MetricsLoad {
  readonly series: number
  readonly samplesPerSecond: number
  /** The clusters that have a tenant each; 0 where all are in one. */
  readonly tenants: number
}

/** What a store of logs takes in. */
export interface LogsLoad {
  readonly bytesPerDay: number
  readonly linesPerSecond: number
  readonly streams: number
}

/** What all clusters of a fleet send to its hub. */
export interface FleetLoad {
  readonly clusters: number
  readonly nodes: number
  readonly metrics: MetricsLoad
  readonly logs: LogsLoad
}

export const loadOf = (fleet: Fleet): FleetLoad => ({
  clusters: Object.keys(fleet.clusters).length,
  nodes: nodesOfAll(fleet),
  metrics: metricsLoad(fleet),
  logs: logsLoad(fleet),
})

/** The load of so many clusters, each like the average one. */
export const loadOfClusters = ({ clusters, nodes, metrics, logs }: FleetLoad, count: number): FleetLoad => {
  const times = (amount: number): number => (amount * count) / clusters
  return {
    clusters: count,
    nodes: times(nodes),
    metrics: {
      series: times(metrics.series),
      samplesPerSecond: times(metrics.samplesPerSecond),
      tenants: times(metrics.tenants),
    },
    logs: {
      bytesPerDay: times(logs.bytesPerDay),
      linesPerSecond: times(logs.linesPerSecond),
      streams: times(logs.streams),
    },
  }
}

/** The metrics of all clusters, by their budgets. */
export const metricsLoad = (fleet: Fleet): MetricsLoad => {
  const series = totalSeries(fleet)
  return {
    series,
    samplesPerSecond: samplesPerSecond(fleet, series, nodesOfAll(fleet)),
    tenants: namesTenants(fleet) ? Object.keys(fleet.clusters).length : 0,
  }
}

/** The logs of all clusters, as far as the inventory states them. */
export const logsLoad = (fleet: Fleet): LogsLoad => {
  const bytesPerDay = Object.values(fleet.clusters).reduce(
    (sum, cluster) => sum + logsOfACluster(fleet, cluster),
    0,
  )
  return {
    bytesPerDay,
    linesPerSecond: bytesPerDay / ASSUMPTIONS.bytesOfALine.value / SECONDS_A_DAY,
    streams: nodesOfAll(fleet) * ASSUMPTIONS.streamsOfANode.value,
  }
}

/** The bytes that a cluster writes to its logs in a day. */
export const logsOfACluster = (fleet: Fleet, cluster: Cluster): number => {
  const stated = cluster.logsPerDay ?? logSettings(fleet).logsPerDay
  return stated === undefined ? ASSUMPTIONS.logsOfANode.value * nodeCount(cluster) : bytes(stated)
}

/** The samples of some series on so many nodes, whose node-exporters have an interval of their own. */
export const samplesPerSecond = (fleet: Fleet, series: number, nodes: number): number => {
  const ofNodes = Math.min(series, nodes * ASSUMPTIONS.seriesOfNodeExporter.value)
  const intervals = statedIntervals(fleet)
  const longest = Math.max(
    ...intervals.filter(([target]) => target !== 'nodeExporter').map(([, interval]) => seconds(interval)),
  )
  const own = intervals.find(([target]) => target === 'nodeExporter')
  return ofNodes / (own ? seconds(own[1]) : longest) + (series - ofNodes) / longest
}

const nodesOfAll = ({ clusters }: Fleet): number =>
  Object.values(clusters).reduce((sum, cluster) => sum + nodeCount(cluster), 0)
