import {
  CADVISOR_METRICS,
  CLUSTER_LABEL,
  SCRAPE_TARGETS,
  seconds,
  type ScrapeIntervalName,
} from '@fleet/model'
import type { ExporterName } from '@fleet/validation/catalogues'
import type { Labels } from '../evaluation/labels.ts'
import type { Machine } from '../world/workload.ts'
import type { SampleCluster, World } from '../world/world.ts'

/** One target that a cluster's Prometheus or collector scrapes. */
export interface Target {
  readonly cluster: SampleCluster
  readonly exporter: ExporterName
  /** Those of all its series when they reach the hub. */
  readonly labels: Labels
  /** In seconds. */
  readonly interval: number
  /** The machine that it runs on or reports on. */
  readonly machine?: Machine
  /** What relabelling keeps of its metrics. */
  readonly keeps?: (metric: string) => boolean
}

/** A target of a cluster; all its series carry the cluster's name. */
export const targetIn =
  (cluster: SampleCluster) =>
  (facts: Omit<Target, 'cluster'>): Target => ({
    cluster,
    ...facts,
    labels: { ...facts.labels, [CLUSTER_LABEL]: cluster.name },
  })

export const intervalOf = ({ fleet }: World, name: ScrapeIntervalName): number =>
  seconds(fleet.telemetry.scrapeIntervals[name])

/** The programs of Flux that are scraped. */
export const FLUX_TARGETS = [
  SCRAPE_TARGETS.sourceController,
  SCRAPE_TARGETS.kustomizeController,
  SCRAPE_TARGETS.helmController,
] as const

const FLUX_KEEPS = new RegExp(
  `^(?:${SCRAPE_TARGETS.sourceController.relabelings.map(({ regex }) => regex).join('|')})$`,
)
export const keepsFlux = (metric: string): boolean => FLUX_KEEPS.test(metric)

export const keepsCadvisor = (metric: string): boolean => CADVISOR_METRICS.includes(metric)

/** The node-exporters of machines beside a cluster. */
export const machineTargets = (cluster: SampleCluster, world: World): readonly Target[] =>
  cluster.machines.map((machine) =>
    targetIn(cluster)({
      exporter: 'node-exporter',
      interval: intervalOf(world, SCRAPE_TARGETS.metalNodes.interval),
      labels: { job: SCRAPE_TARGETS.metalNodes.job, instance: machine.address },
      machine,
    }),
  )
