import { metricsInText } from '../contracts/exposition-text.ts'
import type { Cluster } from '../fleet/cluster.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { servedPorts } from '../fleet/ports.ts'
import type { Scrape } from '../fleet/scrape.ts'
import { entriesOf, entryOf } from '../fleet/topology.ts'
import { PROBES_JOB } from '../contracts/probes.ts'
import { BUILT_INS, type BuiltIn } from '../scrape-targets/built-in.ts'
import { POSTGRES_EXPORTER, scrapeTargets } from '../scrape-targets/index.ts'
import type { InventoryPath, InventoryRule, Violation } from './inventory-rule.ts'
import { allEntriesOf, eachReadable, itemsOf } from './readable.ts'

interface StatedScrape {
  readonly clusterName: string
  readonly cluster: Cluster
  readonly job: string
  readonly scrape: Scrape
  readonly path: InventoryPath
}

const forEachScrape =
  (check: (scrape: StatedScrape, fleet: Fleet) => readonly Violation[]): InventoryRule['check'] =>
  (fleet) =>
    eachReadable(entriesOf(fleet.clusters), ([clusterName, cluster]) =>
      eachReadable(entriesOf(cluster.scrapes), ([job, scrape]) =>
        check({ clusterName, cluster, job, scrape, path: ['clusters', clusterName, 'scrapes', job] }, fleet),
      ),
    )

const PLACES = ['targets', 'service', 'pods'] as const

export const requireScrapeTarget: InventoryRule = {
  id: 'require-scrape-target',
  summary: 'Every scrape states exactly one of `targets`, `service` and `pods`.',
  rationale: 'Without any of them nothing is scraped. Of two, one would be left out without a word.',
  check: forEachScrape(({ clusterName, job, scrape, path }) => {
    const stated = PLACES.filter((place) => scrape[place] !== undefined)
    if (stated.length === 1) return []
    return [
      {
        path,
        message: `the scrape ${job} of cluster ${clusterName} states ${stated.join(' and ') || 'no target'}`,
        impact: 'it is not clear what is scraped',
        fix: 'state exactly one of targets, service and pods; a second place is a scrape of another name',
      },
    ]
  }),
}

/** Whether the generator makes a job of this name in a cluster itself. */
const isMade = ({ builtInScrapes, workloads }: Cluster, job: string): boolean =>
  scrapeTargets.some((target) => target.job === job) ||
  itemsOf(builtInScrapes).some(([, word]) => word === job) ||
  (job === POSTGRES_EXPORTER.job &&
    entriesOf(workloads).some(([, { exporter }]) => exporter !== undefined)) ||
  job === PROBES_JOB ||
  job.startsWith(`${PROBES_JOB}-`)

export const uniqueScrapeJob: InventoryRule = {
  id: 'unique-scrape-job',
  summary: 'No scrape has the name of a job that the generator makes itself.',
  rationale:
    'Dashboards and alerts select by job: they would take the metrics of the one program for those of the other.',
  check: forEachScrape(({ clusterName, cluster, job, path }) =>
    isMade(cluster, job)
      ? [
          {
            path,
            message: `the scrape ${job} of cluster ${clusterName} has the name of the job by which the generator scrapes ${job}`,
            impact: 'panels and alerts of that job count targets of both',
            fix: `give it another name, such as ${job}-own`,
          },
        ]
      : [],
  ),
}

export const noMissingScrapedPort: InventoryRule = {
  id: 'no-missing-scraped-port',
  summary: 'A scrape of a workload of the inventory names one of its ports.',
  rationale: 'A Service without the port answers no scrape. The job is always down.',
  check: forEachScrape(({ clusterName, cluster, job, scrape: { service }, path }) => {
    const workload = service && entryOf(cluster.workloads, service.name)
    if (!service || !workload || workload.namespace !== service.namespace) return []
    const ports = servedPorts(Object.fromEntries(allEntriesOf(workload.ports))).map(
      (served) => served.service,
    )
    if (ports.includes(service.port)) return []
    return [
      {
        path: [...path, 'service', 'port'],
        message: `the scrape ${job} of cluster ${clusterName} asks port ${service.port} of ${service.name}, which has ${ports.length > 0 ? `only ${ports.join(', ')}` : 'no port'}`,
        impact: 'the job is always down',
        fix: `name a port of ${service.name}, or add the port to it`,
      },
    ]
  }),
}

export const requireExposition: InventoryRule = {
  id: 'require-exposition',
  summary: 'A file of metrics has samples in Prometheus’ exposition format.',
  rationale: 'Of any other text no metric is known, and each query for one of them would be a finding.',
  check: forEachScrape(({ scrape: { metrics }, path }, { files }) => {
    const text = typeof metrics === 'string' ? entryOf(files, metrics) : undefined
    if (text === undefined || metricsInText(text).length > 0) return []
    return [
      {
        path: [...path, 'metrics'],
        message: `${String(metrics)} has no sample in Prometheus’ exposition format`,
        impact: 'no metric of the scrape is known, and each query for one is refused',
        fix: 'store what the target answers, for example by `curl http://nas.lan:9100/metrics`',
      },
    ]
  }),
}

export const banSecondScrape: InventoryRule = {
  id: 'ban-second-scrape',
  summary: 'No built-in scrape is of a program that is scraped anyway.',
  rationale:
    'Each series would exist twice, and the duplicates make Prometheus refuse requests. kube-prometheus-stack scrapes CoreDNS on the hub.',
  check: (fleet) =>
    eachReadable(entriesOf(fleet.clusters), ([name, { builtInScrapes }]) =>
      itemsOf(builtInScrapes).flatMap(([index, word]) => {
        const { isScrapedOnHub }: BuiltIn = BUILT_INS[word]
        if (!isScrapedOnHub || fleet.hub.cluster !== name) return []
        return [
          {
            path: ['clusters', name, 'builtInScrapes', index],
            message: `${word} of the hub ${name} is scraped by kube-prometheus-stack already, as the job ${word}`,
            impact: 'each of its series exists twice',
            fix: `remove ${word} from builtInScrapes of ${name}: its series are there`,
          },
        ]
      }),
    ),
}

export const banScrapersOnHub: InventoryRule = {
  id: 'ban-scrapers-on-hub',
  summary: 'Only spokes state `scrapers`.',
  rationale: 'On the hub no collector scrapes. Prometheus does it, and its memory is a field of its own.',
  check: ({ clusters, hub }) =>
    entryOf(clusters, hub.cluster)?.scrapers === undefined
      ? []
      : [
          {
            path: ['clusters', hub.cluster, 'scrapers'],
            message: `the hub ${hub.cluster} states scrapers, and Prometheus scrapes all of it`,
            impact: 'the number has no effect',
            fix: 'remove it; hub.prometheus.resources is the memory of Prometheus',
          },
        ],
}
