import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { clusterScraperNames, clusterScrapers, turnsOf, type Shard } from './cluster-scrapers.ts'
import { ownScrapesOf, type OwnScrape } from './own-scrapes.ts'

/** The part of a shard. What service discovery finds, it finds whole, and keeps its own of it. */
export const ownScrapesOfShard = (scrapes: readonly OwnScrape[], shard: Shard): readonly OwnScrape[] => {
  const turns = turnsOf(shard)
  return scrapes.flatMap((scrape) => {
    if (scrape.discovery) return [shard.of === 1 ? scrape : { ...scrape, shard }]
    const targets = scrape.targets
      .map((target) => ({ ...target, addresses: turns(target.addresses) }))
      .filter(({ addresses }) => addresses.length > 0)
    return targets.length > 0 ? [{ ...scrape, targets }] : []
  })
}

/** The programs that make one of the inventory's scrapes, by the names of their applications. */
export const scraperNamesOf = (fleet: Fleet, cluster: ClusterName, scrape: string): readonly string[] => {
  const scrapers = clusterScrapers(fleet, cluster)
  if (scrapers.length === 0) return clusterScraperNames(fleet, cluster)
  const scrapes = ownScrapesOf(fleet, cluster)
  return scrapers
    .filter(({ shard }) => ownScrapesOfShard(scrapes, shard).some(({ name }) => name === scrape))
    .map(({ name }) => name)
}
