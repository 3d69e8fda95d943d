import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { exporterOfCollector, exporterOfContainer } from '../../telemetry/exporters/exporter-of-container.ts'
import type { Location } from '../../values/location.ts'
import { at } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { containersIn } from '../../tree/workloads/containers.ts'
import { isInPlace } from '../../tree/charts/moved-parts.ts'
import type { Release } from '../../tree/charts/release.ts'
import { inEachCluster, type Rule } from '../rule.ts'

export const requireScrapedExporter: Rule = {
  id: 'require-scraped-exporter',
  stage: 'meaning',
  summary:
    'Every exporter that runs in a cluster is scraped there, the collectors and the nodes’ containers too.',
  rationale:
    'cloudflared ran for months on one cluster and nobody asked it: half of the tunnel’s dashboard stayed empty.',
  example: {
    refused: 'kind: Deployment\nmetadata: {name: cloudflared}\n# and no job scrapes it',
    accepted:
      '- job_name: cloudflared\n  scrape_interval: 30s\n  static_configs: [{targets: ["cloudflared-metrics.cloudflare.svc:2000"]}]',
  },
  fix: 'Scrape it: by a ServiceMonitor or PodMonitor where Prometheus runs, by a job of the collector elsewhere; and name the collector’s receiver in its metrics pipeline.',
  check: inEachCluster((cluster) => {
    const scraped = new Set(
      jobsOf(cluster).flatMap(({ targets }) =>
        targets.flatMap(({ exposition }) => exposition?.exporter ?? []),
      ),
    )
    return runningIn(cluster)
      .filter(({ exporter }) => !scraped.has(exporter))
      .map(({ exporter, owner, location }) => ({
        location,
        message: `${exporter} runs in ${cluster.name} (${owner}), and no scrape that reaches the hub asks it`,
        impact: `no panel and no alert about ${exporter} sees ${cluster.name}`,
        fix: `add a scrape of ${exporter}, and name its receiver in a metrics pipeline`,
      }))
  }),
}

interface Running {
  readonly exporter: string
  readonly owner: string
  readonly location: Location
}

/** Whether the pods of a chart's collector are where they are looked for. */
const isInPlaceOf = ({ placed }: Collector): boolean =>
  placed.object.kind !== 'HelmRelease' || isInPlace(placed as Release, 'pods', 'collector')

const runningIn = (cluster: ClusterView): readonly Running[] => [
  ...containersIn(cluster).flatMap((run) => {
    const exporter = exporterOfContainer(run)
    return exporter
      ? [{ exporter: exporter.name, owner: run.pods.owner, location: at(run.pods.controller) }]
      : []
  }),
  ...collectorsOf(cluster)
    .readable.filter(isInPlaceOf)
    .flatMap((collector) => {
      const exporter = exporterOfCollector(collector)
      const location = collector.location('service')
      const owner = collector.placed.object.metadata.name
      return [
        ...(exporter ? [{ exporter: exporter.name, owner, location }] : []),
        { exporter: 'cadvisor', owner: 'the kubelet of each node', location },
      ]
    }),
  ...cluster
    .others('helm.cattle.io/v1/HelmChartConfig')
    .filter(({ object }) => object.metadata.name === 'traefik')
    .map((config) => ({ exporter: 'traefik', owner: 'the chart of k3s', location: at(config) })),
]
