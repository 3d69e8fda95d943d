import { chartJobsOf } from '../../telemetry/jobs/chart-jobs.ts'
import { scrapeDefaultsOf } from '../../telemetry/jobs/scrape-defaults.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { at, type Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { monitorsOf } from '../../tree/monitoring/monitors.ts'
import { nameOf } from '../../tree/objects.ts'
import { targetsOf, writtenScrapes, type LocatedScrape } from '../../telemetry/scrapes.ts'
import { servicesOf, serviceAddressIn } from '../../tree/network/services.ts'

export const uniqueScrape: Rule = {
  id: 'unique-scrape',
  ownSeverity: 'warning',
  summary: 'One scraper scrapes each target of a cluster.',
  rationale:
    'Two scrapers of one target sent each series twice with different values. Prometheus refused whole requests.',
  fix: 'Remove one of the two scrapers, or let each pod of a DaemonSet scrape its own node only.',
  check: inEachCluster((cluster, report) => {
    const byChart = new Map(chartScrapes(cluster))
    for (const [target, scrapes] of Map.groupBy(scrapesOf(cluster), (scrape) => scrape.target)) {
      const [first, ...others] = scrapes
      const chart = byChart.get(target)
      for (const again of chart === undefined ? others : scrapes)
        report({
          location: again.location,
          message: `${again.owner} scrapes ${target}, and so does ${chart ?? first?.owner}`,
          impact: 'each series exists twice, and the duplicates make Prometheus refuse requests',
          fix: 'remove one of the two',
        })
    }
  }),
}

interface Scrape {
  /** `namespace/name:port/metrics` of a Service, or an address as written. */
  readonly target: string
  readonly owner: string
  readonly location: Location
}

const scrapesOf = (cluster: ClusterView): readonly Scrape[] => [
  ...writtenScrapes(cluster).flatMap((scrape) =>
    targetsOf(scrape).map(({ address, location }) => ({
      target: targetAt(address, scrape),
      owner: `the job ${scrape.config.job_name} of ${nameOf(scrape.located)}`,
      location,
    })),
  ),
  ...monitorScrapes(cluster),
]

/** Each pod has a loopback of its own. */
const LOOPBACK = /^(127\.|localhost:|\[::1\])/

const targetAt = (address: string, { config, located }: LocatedScrape): string => {
  const service = serviceAddressIn(address)
  const { metrics_path: path = '/metrics' } = config
  if (service) return `${service.namespace}/${service.name}:${service.port}${path}`
  return LOOPBACK.test(address) ? `${address}${path} of ${nameOf(located)}` : `${address}${path}`
}

const monitorScrapes = (cluster: ClusterView): readonly Scrape[] =>
  monitorsOf(cluster).flatMap(({ located, targets, endpoints }) =>
    endpoints.flatMap(({ port, metricsPath, path }) =>
      targets.flatMap(({ ports, id }) =>
        ports
          .filter(({ name }) => name === port)
          .map(({ number }) => ({
            target: `${id}:${number}${metricsPath}`,
            owner: nameOf(located),
            location: at(located, ...path),
          })),
      ),
    ),
  )

/** The scrapes of kube-prometheus-stack's own monitors, which are in no tree. */
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
