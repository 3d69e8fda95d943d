import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { clusterOf, isHub, nodeCount } from '../fleet/topology.ts'
import { JOB } from '../scrape-targets/index.ts'

/** One of several equal parts, counted from zero. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** A collector of a spoke beside those of its nodes. It scrapes a part of what the cluster has once. */
export interface ClusterScraper {
  /** Of its objects, its account and its own series. */
  readonly name: string
  readonly shard: Shard
}

/** The collectors that scrape what a spoke has once. None where the collector of its one node does it, nor on the hub, whose Prometheus does it. */
export const clusterScrapers = (fleet: Fleet, name: ClusterName): readonly ClusterScraper[] => {
  const cluster = clusterOf(fleet, name)
  const { scrapers = 1 } = cluster
  if (isHub(fleet, name) || (scrapers === 1 && nodeCount(cluster) === 1)) return []
  return shardsOf(scrapers).map((shard) => ({
    name: shardName(`${JOB.collector}-cluster`, shard),
    shard,
  }))
}

/** Every program that scrapes what a cluster has once, by the name of its application. */
export const clusterScraperNames = (fleet: Fleet, name: ClusterName): readonly string[] => {
  if (isHub(fleet, name)) return ['prometheus']
  const scrapers = clusterScrapers(fleet, name)
  return scrapers.length > 0 ? scrapers.map((scraper) => scraper.name) : [JOB.collector]
}

/** The shards of kube-state-metrics in a cluster: one for each scraper, whose memory its series need most of. */
export const kubeStateShards = (fleet: Fleet, name: ClusterName): readonly Shard[] =>
  shardsOf(Math.max(1, clusterScrapers(fleet, name).length))

/** The first shard keeps the name, so that a second one changes no address. */
export const shardName = (name: string, { index }: Shard): string =>
  index === 0 ? name : `${name}-${index + 1}`

const shardsOf = (count: number): readonly Shard[] =>
  Array.from({ length: count }, (_, index) => ({ index, of: count }))

/** The part of a shard, where each takes its turn: all have about as many. */
export const turnsOf = ({ index, of }: Shard) => {
  let turn = 0
  return <Item>(items: readonly Item[]): readonly Item[] => items.filter(() => turn++ % of === index)
}
