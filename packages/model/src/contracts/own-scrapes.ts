import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import type { Scrape } from '../fleet/scrape.ts'
import { clusterOf, entriesOf, entryOf } from '../fleet/topology.ts'
import { PROBE_INTERVAL } from '../fleet/url-probe.ts'
import { durationIn, type Duration } from '../scalars/durations.ts'
import { BUILT_INS, BUILT_IN_NAMES, type BuiltIn, type BuiltInName } from '../scrape-targets/built-in.ts'
import type { SampleRelabeling } from '../scrape-targets/scrape-target.ts'
import { POSTGRES_EXPORTER } from '../scrape-targets/postgres-exporter.ts'
import { InternalError } from '../internal-error.ts'
import type { Shard } from './cluster-scrapers.ts'
import type { DeclaredMetrics } from './declared-metrics.ts'
import { metricsInText } from './exposition-text.ts'
import { watchedDatabases } from './database-exporters.ts'
import { blackboxExporter, PROBE_PATH, PROBES_JOB, probesOf } from './probes.ts'
import { API_SERVER, serviceAddress } from './services.ts'

/** A scrape that the inventory states itself: one of its own, a built-in, of databases, or of probes. On a cluster it runs exactly once. */
export interface OwnScrape {
  /** Unique in its cluster. */
  readonly name: string
  /** The label `job` of its series. */
  readonly job: string
  readonly interval: Duration
  readonly path: string
  readonly scheme: Scrape['scheme']
  /** Where it is scraped. None of what service discovery finds. */
  readonly targets: readonly ScrapedAddresses[]
  readonly discovery?: Discovery
  /** Which of the found targets it scrapes, where several scrapers share them. */
  readonly shard?: Shard
  readonly targetRelabelings: readonly TargetRelabeling[]
  readonly auth?: ScrapeAuth
  /** Whether the scraper proves itself by its own account, to a server whose certificate the cluster's authority signed. */
  readonly usesAccount?: true
  /** Whether a label of the program stays where the target has it, too, such as the namespace of a certificate. */
  readonly honorsLabels?: true
  readonly relabelings: readonly SampleRelabeling[]
  /** What it yields. Of a program in a catalogue there is nothing to declare. */
  readonly metrics: DeclaredMetrics | 'of a catalogue'
}

/** Addresses that share labels. */
interface ScrapedAddresses {
  readonly addresses: readonly string[]
  readonly labels?: Readonly<Record<string, string>>
}

/** What the API is asked for: pods of a namespace, or nodes. */
export interface Discovery {
  readonly role: 'pod' | 'node'
  readonly namespace?: string
  /** As the API takes it, by which both scrapers ask. */
  readonly selector: string
}

/** A relabelling of targets, in words that the collector and the operator each spell their own way. */
export type TargetRelabeling =
  | { readonly action: 'drop'; readonly sourceLabels: readonly string[]; readonly regex: string }
  | { readonly sourceLabels: readonly string[]; readonly targetLabel: string; readonly replacement?: string }
  | { readonly targetLabel: string; readonly replacement: string }

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

/** What the inventory has scraped in a cluster: its own scrapes in the order of their names, built-ins, databases, and probes. */
export const ownScrapesOf = (fleet: Fleet, name: ClusterName): readonly OwnScrape[] => [
  ...statedScrapes(fleet, name),
  ...builtInScrapes(fleet, name),
  ...databaseScrapes(fleet, name),
  ...probeScrapes(fleet, name),
]

const statedScrapes = (fleet: Fleet, name: ClusterName): readonly OwnScrape[] =>
  entriesOf(clusterOf(fleet, name).scrapes).map(([job, scrape]) => ({
    name: job,
    job,
    interval: scrape.interval,
    path: scrape.path,
    scheme: scrape.scheme,
    ...placeOf(scrape),
    ...(scrape.auth && { auth: { type: scrape.auth, secret: scrapeSecret(job) } }),
    relabelings: relabelingsOf(scrape),
    metrics: metricsOf(fleet, scrape),
  }))

export const scrapeSecret = (job: string): string => `scrape-${job}`

type Place = Pick<OwnScrape, 'targets' | 'discovery' | 'targetRelabelings'>

const placeOf = ({ service, targets = [], pods }: Scrape): Place => {
  if (pods) return podsAt(pods)
  return at(service ? [serviceAddress({ ...service, portName: '' })] : targets)
}

const at = (addresses: readonly string[]): Place => ({ targets: [{ addresses }], targetRelabelings: [] })

interface FoundPods {
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
  readonly port: number
}

/** Each pod once, at the stated port, whichever ports its containers declare. */
const podsAt = ({ namespace, labels, port }: FoundPods): Place => ({
  targets: [],
  discovery: { role: 'pod', namespace, selector: selectorOf(labels) },
  targetRelabelings: [
    { action: 'drop', sourceLabels: ['__meta_kubernetes_pod_phase'], regex: SILENT_PHASES },
    {
      sourceLabels: ['__meta_kubernetes_pod_ip'],
      targetLabel: '__address__',
      replacement: `$1:${port}`,
    },
    { sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
    { sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' },
  ],
})

/** Each node once, at its own address. */
const nodesAt = ({ labels, port }: Omit<FoundPods, 'namespace'>): Place => ({
  targets: [],
  discovery: { role: 'node', selector: selectorOf(labels) },
  targetRelabelings: [
    {
      sourceLabels: ['__meta_kubernetes_node_address_InternalIP'],
      targetLabel: '__address__',
      replacement: `$1:${port}`,
    },
    { sourceLabels: ['__meta_kubernetes_node_name'], targetLabel: 'node' },
  ],
})

const selectorOf = (labels: FoundPods['labels']): string =>
  entriesOf(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(',')

/** The phases in which a pod answers no scrape, as a regular expression. */
const SILENT_PHASES = 'Pending|Succeeded|Failed|Unknown'

/** The interval of every built-in, and of databases. */
const BUILT_IN_INTERVAL = '30s'

/** In the order of their definitions. */
const builtInScrapes = (fleet: Fleet, name: ClusterName): readonly OwnScrape[] => {
  const { builtInScrapes: stated = [] } = clusterOf(fleet, name)
  return BUILT_IN_NAMES.filter((word) => stated.includes(word)).map((word) => builtIn(word))
}

const builtIn = (job: BuiltInName): OwnScrape => {
  const { place, keep }: BuiltIn = BUILT_INS[job]
  return {
    name: job,
    job,
    interval: fixed(BUILT_IN_INTERVAL),
    path: '/metrics',
    ...(place.kind === 'apiServer'
      ? { scheme: 'https', usesAccount: true, ...at([serviceAddress(API_SERVER)]) }
      : { scheme: 'http', ...(place.kind === 'pods' ? podsAt(place) : nodesAt(place)) }),
    honorsLabels: true,
    relabelings: [byName(keep, 'keep')],
    metrics: 'of a catalogue',
  }
}

const fixed = (text: string): Duration => {
  const interval = durationIn(text)
  if (!interval) throw new InternalError(`${text} is no duration`)
  return interval
}

/** One scrape of all exporters: the target of each is its database. */
const databaseScrapes = (fleet: Fleet, name: ClusterName): readonly OwnScrape[] => {
  const watched = watchedDatabases(clusterOf(fleet, name))
  if (watched.length === 0) return []
  return [
    {
      name: POSTGRES_EXPORTER.job,
      job: POSTGRES_EXPORTER.job,
      interval: fixed(BUILT_IN_INTERVAL),
      path: '/metrics',
      scheme: 'http',
      targets: watched.map(({ exporter, database }) => ({
        addresses: [serviceAddress(exporter)],
        labels: { namespace: database.namespace, instance: serviceAddress(database) },
      })),
      targetRelabelings: [],
      relabelings: [byName(POSTGRES_EXPORTER.keep, 'keep')],
      metrics: 'of a catalogue',
    },
  ]
}

/** A scrape for each interval: the exporter is asked once for each URL. */
const probeScrapes = (fleet: Fleet, name: ClusterName): readonly OwnScrape[] =>
  [...Map.groupBy(probesOf(fleet, name), ({ interval }) => interval)].map(([interval, probes]) => ({
    name: interval === PROBE_INTERVAL ? PROBES_JOB : `${PROBES_JOB}-${interval}`,
    job: PROBES_JOB,
    interval,
    path: PROBE_PATH,
    scheme: 'http',
    targets: [...Map.groupBy(probes, ({ module }) => module.name)].map(([module, urls]) => ({
      addresses: urls.map(({ url }) => url),
      labels: { __param_module: module },
    })),
    targetRelabelings: probing(fleet),
    relabelings: [],
    metrics: 'of a catalogue',
  }))

/** The URL is a parameter of the request to the exporter, and the name of the target. */
const probing = (fleet: Fleet): readonly TargetRelabeling[] => [
  { sourceLabels: ['__address__'], targetLabel: '__param_target' },
  { sourceLabels: ['__param_target'], targetLabel: 'instance' },
  { targetLabel: '__address__', replacement: serviceAddress(blackboxExporter(fleet)) },
]

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

/** The annotation's jobs: those whose metrics no catalogue has. */
export const declaringScrapes = (
  scrapes: readonly OwnScrape[],
): readonly { readonly job: string; readonly metrics: DeclaredMetrics }[] =>
  scrapes.flatMap(({ job, metrics }) => (metrics === 'of a catalogue' ? [] : [{ job, metrics }]))
