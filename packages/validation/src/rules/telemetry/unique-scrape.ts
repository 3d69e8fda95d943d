import { chartJobsOf } from '../../telemetry/jobs/chart-jobs.ts'
import { scrapeDefaultsOf } from '../../telemetry/jobs/scrape-defaults.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import { at, type Spot } from '../../spot.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import { monitorsOf } from '../../view/monitors.ts'
import { nameOf } from '../../view/objects.ts'
import { additionalScrapes, collectorScrapes, targetsOf, type PlacedScrape } from '../../view/scrapes.ts'
import { serviceAddressIn } from '../../view/services.ts'

export const uniqueScrape: Rule = {
  id: 'unique-scrape',
  demands: 'Every target of a cluster is scraped by exactly one scraper.',
  why: 'When two scraped one target the hub saw each series twice with different values, and refused whole requests.',
  example: {
    refused:
      'kind: DaemonSet   # on two nodes: two pods scrape the one target\n…\n  - targets: [kube-state-metrics.monitoring.svc:8080]\n',
    accepted:
      'kind: Deployment   # of one replica\n…\n  - targets: [kube-state-metrics.monitoring.svc:8080]\n',
  },
  mend: 'Take one of the two scrapers away, or let each pod of a DaemonSet scrape only what is on its own node.',
  judge: inEachCluster((cluster) => {
    const byChart = new Map(chartScrapes(cluster))
    return [...Map.groupBy(scrapesOf(cluster), ({ target }) => target)].flatMap(([target, scrapes]) => {
      const [first, ...others] = scrapes
      const chart = byChart.get(target)
      const owner = chart ?? first?.owner ?? ''
      return (chart === undefined ? others : scrapes).map((again): Breach => ({
        at: again.spot,
        what: `${again.owner} scrapes ${target}, and so does ${owner}`,
        consequence: 'each series exists twice, and the duplicates make Prometheus refuse requests',
        mend: 'take one of the two away',
      }))
    })
  }),
}

interface Scrape {
  /** `namespace/name:port/metrics` of a Service, or an address as written. */
  readonly target: string
  readonly owner: string
  readonly spot: Spot
}

const scrapesOf = (cluster: ClusterView): readonly Scrape[] => [
  ...[...collectorScrapes(cluster), ...additionalScrapes(cluster)].flatMap((scrape) =>
    targetsOf(scrape).map(({ address, spot }) => ({
      target: targetAt(address, scrape),
      owner: `the job ${scrape.config.job_name} of ${nameOf(scrape.placed)}`,
      spot,
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
            spot: at(placed, ...path),
          })),
      ),
    ),
  )

/** What kube-prometheus-stack has its own Prometheus scrape: its monitors are in no tree. */
const chartScrapes = (cluster: ClusterView): readonly (readonly [string, string])[] => {
  const release = scrapeDefaultsOf(cluster)?.release
  return (release ? chartJobsOf(release) : []).flatMap(({ service: name, endpoint, path }) =>
    cluster.services
      .filter((service) => service.name === name)
      .flatMap(({ namespace, ports, owner }) =>
        ports
          .filter((port) => port.name === endpoint)
          .map(({ number }) => [`${namespace}/${name}:${number}${path}`, owner] as const),
      ),
  )
}
