import { clusterScrapers, type ClusterName, type Fleet } from '@fleet/model'
import { scraperConfig } from '../spoke/cluster-scraper.ts'

/** The configurations of the collectors that scrape what a spoke has once, one for each shard. */
export const scraperConfigs = (fleet: Fleet, cluster: ClusterName) =>
  clusterScrapers(fleet, cluster).map((scraper) => scraperConfig(fleet, cluster, scraper))

/** The configuration of the first of them, which a spoke of several nodes has. */
export const firstScraperConfig = (fleet: Fleet, cluster: ClusterName) => {
  const [first] = scraperConfigs(fleet, cluster)
  if (!first) throw new Error(`no collector scrapes ${cluster} alone`)
  return first
}
