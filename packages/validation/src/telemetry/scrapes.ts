import { collectorsOf } from './collectors/collectors-of.ts'
import { componentsOf } from './collectors/collector.ts'
import { addressesSet } from './collectors/endpoints.ts'
import type { ScrapeConfig } from './collectors/config.ts'
import { scrapeConfigsOf } from './scrape-configs.ts'
import { at, type Located, type Path, type Location } from '../values/location.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import { valueAt } from '../values/value-at.ts'

/** A scrape configuration, in a collector or in kube-prometheus-stack's values. */
export interface LocatedScrape {
  readonly located: Located
  readonly config: ScrapeConfig
  readonly location: (...path: Path) => Location
}

export const collectorScrapes = (cluster: ClusterView): readonly LocatedScrape[] =>
  collectorsOf(cluster).readable.flatMap((collector) =>
    componentsOf(collector, 'receivers', 'prometheus').flatMap(({ id, value }) =>
      (value.config.scrape_configs ?? []).map((config, index) => ({
        located: collector.located,
        config,
        location: (...path: Path) =>
          collector.location('receivers', id, 'config', 'scrape_configs', index, ...path),
      })),
    ),
  )

const ADDITIONAL = ['prometheus', 'prometheusSpec', 'additionalScrapeConfigs']

/** Scrapes that Prometheus is given beside the monitors: the scrape class does not reach them. */
export const additionalScrapes = (cluster: ClusterView): readonly LocatedScrape[] =>
  cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((located) => {
    const configs = valueAt(located.object.spec?.values, ADDITIONAL)
    if (!Array.isArray(configs)) return []
    return (configs as readonly ScrapeConfig[]).map((config, index) => ({
      located,
      config,
      location: (...path: Path) => at(located, 'spec', 'values', ...ADDITIONAL, index, ...path),
    }))
  })

/** Those of the operator's ScrapeConfigs. */
const operatorScrapes = (cluster: ClusterView): readonly LocatedScrape[] =>
  scrapeConfigsOf(cluster).map(({ located, config, location }) => ({
    located,
    config: config as unknown as ScrapeConfig,
    location,
  }))

/** Every scrape whose addresses are written, by a collector or by Prometheus. */
export const writtenScrapes = (cluster: ClusterView): readonly LocatedScrape[] => [
  ...collectorScrapes(cluster),
  ...storeScrapes(cluster),
]

/** Those of the cluster's Prometheus. */
export const storeScrapes = (cluster: ClusterView): readonly LocatedScrape[] => [
  ...additionalScrapes(cluster),
  ...operatorScrapes(cluster),
]

/** Each target of a scrape configuration with the keys that lead to it. */
export const targetsOf = ({
  config,
  location,
}: LocatedScrape): readonly { address: string; location: Location }[] =>
  (config.static_configs ?? []).flatMap(({ targets }, list) =>
    targets.map((address, index) => ({
      address,
      location: location('static_configs', list, 'targets', index),
    })),
  )

/** Each address that a scrape configuration asks: that of a prober in place of its targets. */
export const askedAddressesOf = (
  scrape: LocatedScrape,
): readonly { address: string; location: Location }[] => {
  const set = addressesSet(scrape.config)
  return set.length === 0
    ? targetsOf(scrape)
    : set
        .filter(({ isText }) => isText)
        .map(({ index, address }) => ({
          address,
          location: scrape.location('relabel_configs', index, 'replacement'),
        }))
}

/** The targets of a scrape configuration as they are written. */
export const targetsIn = ({ static_configs: configs = [] }: ScrapeConfig): readonly string[] =>
  configs.flatMap(({ targets }) => targets)
