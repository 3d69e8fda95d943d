import { SCRAPE_TARGETS as T, serviceAddress, serviceOf, type ServiceTarget } from '@fleet/model'
import type { ScrapeIntervalName } from '@fleet/model'
import type { Machine } from '../world/workload.ts'
import type { SampleCluster, World } from '../world/world.ts'
import { FLUX_TARGETS, intervalOf, keepsCadvisor, keepsFlux, targetIn, type Target } from './target.ts'

/** What the collectors of a spoke scrape: each the endpoints of its own node, and all else once a cluster, through a Service. */
export const targetsOnSpoke = (cluster: SampleCluster, world: World): readonly Target[] => [
  ...cluster.nodes.flatMap((machine) => onNode(cluster, machine, world)),
  byService(cluster, world, T.kubeStateMetrics),
  ...(cluster.cluster.cloudflared ? [byService(cluster, world, T.cloudflared)] : []),
  ...FLUX_TARGETS.map((facts) => ({ ...byService(cluster, world, facts), keeps: keepsFlux })),
  ...(cluster.cluster.traefik ? [byService(cluster, world, T.traefik)] : []),
]

const onNode = (cluster: SampleCluster, machine: Machine, world: World): Target[] => {
  const made = targetIn(cluster)
  return [
    made({
      exporter: 'node-exporter',
      interval: intervalOf(world, T.nodeExporter.interval),
      labels: { job: T.nodeExporter.job, instance: `${machine.address}:${T.nodeExporter.port}` },
      machine,
    }),
    made({
      exporter: 'cadvisor',
      interval: intervalOf(world, T.cadvisor.interval),
      labels: {
        job: T.cadvisor.job,
        instance: `${machine.address}:${T.cadvisor.port}`,
        node: machine.name,
        metrics_path: T.cadvisor.path,
      },
      machine,
      keeps: keepsCadvisor,
    }),
    made({
      exporter: 'otel-collector',
      interval: intervalOf(world, T.collector.interval),
      labels: { job: T.collector.job, instance: machine.name },
      machine,
    }),
  ]
}

type ScrapedService = ServiceTarget & {
  readonly interval: ScrapeIntervalName
  readonly exporter: Target['exporter']
}

const byService = (cluster: SampleCluster, world: World, facts: ScrapedService): Target =>
  targetIn(cluster)({
    exporter: facts.exporter,
    interval: intervalOf(world, facts.interval),
    labels: { job: facts.job, instance: serviceAddress(serviceOf(world.fleet, cluster.cluster, facts)) },
  })
