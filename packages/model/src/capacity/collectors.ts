import { clusterScrapers } from '../contracts/cluster-scrapers.ts'
import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { clusterOf, nodeCount } from '../fleet/topology.ts'
import { seconds } from '../scalars/durations.ts'
import { ASSUMPTIONS } from './assumptions/index.ts'
import { logsOfACluster, samplesPerSecond, SECONDS_A_DAY } from './load.ts'

const { baseOfCollector, bytesOfAQueuedByte, bytesOfAWaitingSample, seriesOfACluster, seriesOfANode } =
  ASSUMPTIONS

/**
 * The memory of the collector of a spoke with most metrics, once the hub has been out of reach for the longest outage. In
 * bytes.
 */
export const memoryOfCollector = (fleet: Fleet, name: ClusterName): number => {
  const all = seriesOf(fleet, name)
  const scrapers = clusterScrapers(fleet, name).length
  // One node's collector scrapes all; otherwise the scrapers share what the cluster has once.
  const isAlone = scrapers === 0
  const series = isAlone ? all : (all - nodeCount(clusterOf(fleet, name)) * seriesOfANode.value) / scrapers
  const rate = samplesPerSecond(fleet, Math.max(seriesOfANode.value, series), isAlone ? 1 : 0)
  return baseOfCollector.value + rate * seconds(fleet.telemetry.longestOutage) * bytesOfAWaitingSample.value
}

/** What a cluster's own budget states; otherwise what one of its size has at rest. */
const seriesOf = (fleet: Fleet, name: ClusterName): number => {
  const cluster = clusterOf(fleet, name)
  return cluster.seriesBudget ?? seriesOfACluster.value + nodeCount(cluster) * seriesOfANode.value
}

/** The disk of the logs of a node that wait for the longest outage. In bytes. */
export const diskOfLogQueue = (fleet: Fleet, name: ClusterName): number => {
  const cluster = clusterOf(fleet, name)
  const perSecond = logsOfACluster(fleet, cluster) / Math.max(1, nodeCount(cluster)) / SECONDS_A_DAY
  return perSecond * seconds(fleet.telemetry.longestOutage) * bytesOfAQueuedByte.value
}

/** A cluster, and what a collector of it needs. */
interface Needy {
  readonly cluster: ClusterName
  readonly need: number
}

/** The one of some clusters that needs most, the first by name; none where there is no cluster. */
export const neediest = (
  clusters: readonly ClusterName[],
  needOf: (cluster: ClusterName) => number,
): readonly Needy[] =>
  clusters
    .map((cluster) => ({ cluster, need: needOf(cluster) }))
    .toSorted((one, other) => other.need - one.need || (one.cluster < other.cluster ? -1 : 1))
    .slice(0, 1)
