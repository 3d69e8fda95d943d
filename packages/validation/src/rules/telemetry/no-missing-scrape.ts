import { SCRAPE_TARGETS } from '@fleet/model'
import { FLUX_CONTROLLERS } from '../../catalog/charts/flux.ts'
import { K3S_CHARTS } from '../../catalog/charts/k3s.ts'
import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { exporterOfCollector, exporterOfContainer } from '../../telemetry/exporters/exporter-of-container.ts'
import type { Location } from '../../values/location.ts'
import { at } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownContainersIn } from '../../tree/workloads/containers.ts'
import { isInPlace } from '../../tree/charts/moved-parts.ts'
import type { Release } from '../../tree/charts/release.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const noMissingScrape: Rule = {
  id: 'no-missing-scrape',
  ownSeverity: 'info',
  stage: 'meaning',
  summary: 'Every exporter in a cluster has a scrape there, the collectors and the kubelets, too.',
  rationale:
    'One cluster’s cloudflared had no scrape for months, and half of the tunnel’s dashboard was empty.',
  fix: 'Add a ServiceMonitor or PodMonitor where Prometheus runs, and a job of the collector elsewhere. Name the collector’s receiver in its metrics pipeline.',
  needs: 'cluster-label',
  check: inEachCluster((cluster, report) => {
    const scraped = new Set(
      jobsOf(cluster).flatMap(({ targets }) =>
        targets.flatMap(({ exposition }) => exposition?.exporter ?? []),
      ),
    )
    for (const { exporter, owner, location } of runningIn(cluster))
      if (!scraped.has(exporter))
        report({
          location,
          message: `${exporter} runs in ${cluster.name} (${owner}), and no scrape of it reaches the hub`,
          impact: `panels and alerts about ${exporter} do not show ${cluster.name}`,
          fix: `add a scrape of ${exporter}, and name its receiver in a metrics pipeline`,
        })
  }),
}

interface Running {
  readonly exporter: string
  readonly owner: string
  readonly location: Location
}

/** Whether the values of a chart leave its collector's pods in their place. */
const isInPlaceOf = ({ located }: Collector): boolean =>
  located.object.kind !== 'HelmRelease' || isInPlace(located as Release, 'pods', 'collector')

const runningIn = (cluster: ClusterView): readonly Running[] => [
  ...ownContainersIn(cluster).flatMap((run) => {
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
      const owner = collector.located.object.metadata.name
      return [
        ...(exporter ? [{ exporter: exporter.name, owner, location }] : []),
        { exporter: SCRAPE_TARGETS.cadvisor.exporter, owner: 'the kubelet of each node', location },
      ]
    }),
  ...fluxRunningIn(cluster),
  ...cluster.others('helm.cattle.io/v1/HelmChartConfig').flatMap((config) => {
    const exporter = K3S_CHARTS[config.object.metadata.name]?.exporter
    return exporter ? [{ exporter, owner: 'the chart of k3s', location: at(config) }] : []
  }),
]

/** Flux' controllers, where one of them is scraped: many a cluster watches Flux by other means. */
const fluxRunningIn = (cluster: ClusterView): readonly Running[] => {
  const [kustomization] = cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
  const controllers = FLUX_CONTROLLERS.flatMap(({ exporter }) => exporter ?? [])
  const isScraped = jobsOf(cluster).some(({ targets }) =>
    targets.some(({ exposition }) => controllers.some((one) => one === exposition?.exporter)),
  )
  return kustomization && isScraped
    ? controllers.map((exporter) => ({ exporter, owner: 'of Flux', location: at(kustomization) }))
    : []
}
