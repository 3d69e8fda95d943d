import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import type { Scrape, ScrapedPods } from '../fleet/scrape.ts'
import { clusterOf, entriesOf, entryOf, isHub, nodeCount } from '../fleet/topology.ts'
import type { Duration } from '../scalars/durations.ts'
import type { DnsLabel } from '../scalars/names.ts'
import type { SampleRelabeling } from '../scrape-targets/scrape-target.ts'
import { SCRAPE_TARGETS } from '../scrape-targets/index.ts'
import type { DeclaredMetrics } from './declared-metrics.ts'
import { metricsInText } from './exposition-text.ts'
import { serviceAddress } from './services.ts'

/** A scrape that the inventory states itself. On a cluster it runs exactly once. */
export interface OwnScrape {
  readonly job: DnsLabel
  readonly interval: Duration
  readonly path: string
  readonly scheme: Scrape['scheme']
  /** Where it is scraped. None of pods, which service discovery finds. */
  readonly addresses: readonly string[]
  readonly pods?: ScrapedPods
  readonly auth?: ScrapeAuth
  readonly relabelings: readonly SampleRelabeling[]
  readonly metrics: DeclaredMetrics
}

/** The Secret with which a scrape proves itself. */
export interface ScrapeAuth {
  readonly type: NonNullable<Scrape['auth']>
  readonly secret: string
}

/** The keys of such a Secret, each with what it holds. */
export const SCRAPE_SECRET_KEYS = {
  bearer: { token: 'the bearer token with which the scrape proves itself' },
  basic: { username: 'the name with which the scrape signs in', password: 'the password of that name' },
} as const satisfies Readonly<Record<ScrapeAuth['type'], Readonly<Record<string, string>>>>

/** The own scrapes of a cluster, in the order of their names. */
export const ownScrapesOf = (fleet: Fleet, name: ClusterName): readonly OwnScrape[] =>
  entriesOf(clusterOf(fleet, name).scrapes).map(([job, scrape]) => ({
    job,
    interval: scrape.interval,
    path: scrape.path,
    scheme: scrape.scheme,
    addresses: scrape.service
      ? [serviceAddress({ ...scrape.service, portName: '' })]
      : (scrape.targets ?? []),
    ...(scrape.pods && { pods: scrape.pods }),
    ...(scrape.auth && { auth: { type: scrape.auth, secret: scrapeSecret(job) } }),
    relabelings: relabelingsOf(scrape),
    metrics: metricsOf(fleet, scrape),
  }))

export const scrapeSecret = (job: string): string => `scrape-${job}`

/** The labels of scraped pods as a selector of the API, by which both scrapers ask for them. */
export const podSelector = ({ labels }: ScrapedPods): string =>
  entriesOf(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(',')

/** The phases in which a pod answers no scrape, as a regular expression. */
export const SILENT_PHASES = 'Pending|Succeeded|Failed|Unknown'

/** The program that scrapes what a cluster has once, by the name of its application. */
export const clusterScraperOf = (fleet: Fleet, name: ClusterName): string => {
  if (isHub(fleet, name)) return 'prometheus'
  const { job } = SCRAPE_TARGETS.collector
  return nodeCount(clusterOf(fleet, name)) === 1 ? job : `${job}-cluster`
}

const relabelingsOf = ({ keep, drop }: Scrape): readonly SampleRelabeling[] => [
  ...(keep ? [byName(keep, 'keep')] : []),
  ...(drop ? [byName(drop, 'drop')] : []),
]

const byName = (patterns: readonly string[], action: 'keep' | 'drop'): SampleRelabeling => ({
  sourceLabels: ['__name__'],
  regex: patterns.join('|'),
  action,
})

const metricsOf = ({ files }: Fleet, { metrics }: Scrape): DeclaredMetrics =>
  typeof metrics === 'string' ? metricsInText(entryOf(files, metrics) ?? '') : metrics
