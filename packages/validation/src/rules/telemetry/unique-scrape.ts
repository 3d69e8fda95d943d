import { chartJobsOf } from '../../telemetry/jobs/chart-jobs.ts'
import { scrapeDefaultsOf } from '../../telemetry/jobs/scrape-defaults.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at, type Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { monitorsOf } from '../../tree/monitoring/monitors.ts'
import { nameOf } from '../../tree/objects.ts'
import { additionalScrapes, collectorScrapes, targetsOf, type PlacedScrape } from '../../telemetry/scrapes.ts'
import { servicesOf, serviceAddressIn } from '../../tree/network/services.ts'

export const uniqueScrape: Rule = {
  id: 'unique-scrape',
  summary: 'Every target of a cluster is scraped by exactly one scraper.',
  rationale:
    'When two scraped one target the hub saw each series twice with different values, and refused whole requests.',
  example: {
    refused:
      'kind: DaemonSet   # on two nodes: two pods scrape the one target\n…\n  - targets: [kube-state-metrics.monitoring.svc:8080]\n',
    accepted:
      'kind: Deployment   # of one replica\n…\n  - targets: [kube-state-metrics.monitoring.svc:8080]\n',
  },
  fix: 'Take one of the two scrapers away, or let each pod of a DaemonSet scrape only what is on its own node.',
  check: inEachCluster((cluster) => {
    const byChart = new Map(chartScrapes(cluster))
    return [...Map.groupBy(scrapesOf(cluster), ({ target }) => target)].flatMap(([target, scrapes]) => {
      const [first, ...others] = scrapes
      const chart = byChart.get(target)
      const owner = chart ?? first?.owner ?? ''
      return (chart === undefined ? others : scrapes).map((again): Violation => ({
        location: again.location,
        message: `${again.owner} scrapes ${target}, and so does ${owner}`,
        impact: 'each series exists twice, and the duplicates make Prometheus refuse requests',
        fix: 'take one of the two away',
      }))
    })
  }),
}

interface Scrape {
  /** `namespace/name:port/metrics` of a Service, or an address as written. */
  readonly target: string
  readonly owner: string
  readonly location: Location
}

const scrapesOf = (cluster: ClusterView): readonly Scrape[] => [
  ...[...collectorScrapes(cluster), ...additionalScrapes(cluster)].flatMap((scrape) =>
    targetsOf(scrape).map(({ address, location }) => ({
      target: targetAt(address, scrape),
      owner: `the job ${scrape.config.job_name} of ${nameOf(scrape.placed)}`,
      location,
    })),
  ),
  ...monitorScrapes(cluster),
]

/** Each pod has a loopback of its own. */
const LOOPBACK = /^(127\.|localhost:|\[::1\])/

const targetAt = (address: string, { config, placed }: PlacedScrape): string => {
  const service = serviceAddressIn(address)
  const { metrics_path: path = '/metrics' } = config
  if (service) return `${service.namespace}/${service.name}:${service.port}${path}`
  return LOOPBACK.test(address) ? `${address}${path} of ${nameOf(placed)}` : `${address}${path}`
}

const monitorScrapes = (cluster: ClusterView): readonly Scrape[] =>
  monitorsOf(cluster).flatMap(({ placed, targets, endpoints }) =>
    endpoints.flatMap(({ port, metricsPath, path }) =>
      targets.flatMap(({ ports, id }) =>
        ports
          .filter(({ name }) => name === port)
          .map(({ number }) => ({
            target: `${id}:${number}${metricsPath}`,
            owner: nameOf(placed),
            location: at(placed, ...path),
          })),
      ),
    ),
  )

/** What kube-prometheus-stack has its own Prometheus scrape: its monitors are in no tree. */
const chartScrapes = (cluster: ClusterView): readonly (readonly [string, string])[] => {
  const release = scrapeDefaultsOf(cluster)?.release
  return (release ? chartJobsOf(release) : []).flatMap(({ service: name, endpoint, path }) =>
    servicesOf(cluster)
      .filter((service) => service.name === name)
      .flatMap(({ namespace, ports, owner }) =>
        ports
          .filter((port) => port.name === endpoint)
          .map(({ number }) => [`${namespace}/${name}:${number}${path}`, owner] as const),
      ),
  )
}
