import { cadvisor } from './cadvisor.ts'
import { cloudflared } from './cloudflared.ts'
import { helmController, kustomizeController, sourceController } from './flux.ts'
import { collector } from './otel-collector.ts'
import { kubeStateMetrics } from './kube-state-metrics.ts'
import { kubelet } from './kubelet.ts'
import { metalNodes } from './metal-nodes.ts'
import { nodeExporter } from './node-exporter.ts'
import type { TargetFacts } from './scrape-target.ts'
import { traefik } from './traefik.ts'

/** Everything that is scraped, in the order in which a collector lists its jobs. What each is, both the generator and the validator learn here. */
export const SCRAPE_TARGETS = {
  nodeExporter,
  kubelet,
  cadvisor,
  kubeStateMetrics,
  cloudflared,
  traefik,
  sourceController,
  kustomizeController,
  helmController,
  metalNodes,
  collector,
} as const satisfies Readonly<Record<string, TargetFacts>>

type Targets = typeof SCRAPE_TARGETS
type Named = Pick<Targets[keyof Targets], 'job' | 'exporter' | 'interval'>

export type JobName = Named['job']
export type ScrapeTarget = TargetFacts & Named

export const scrapeTargets: readonly ScrapeTarget[] = Object.values(SCRAPE_TARGETS)

/** The job of each, by which dashboards and alerts select. */
export const JOB = Object.fromEntries(
  Object.entries(SCRAPE_TARGETS).map(([name, { job }]) => [name, job]),
) as { readonly [Name in keyof Targets]: Targets[Name]['job'] }

export type ScrapeIntervalName = Named['interval']

/** Something for each field of the inventory's `telemetry.scrapeIntervals`. */
export const eachInterval = <Value>(value: Value): Record<ScrapeIntervalName, Value> =>
  Object.fromEntries(scrapeTargets.map(({ interval }) => [interval, value])) as Record<
    ScrapeIntervalName,
    Value
  >

export { BUILT_INS, BUILT_IN_NAMES, type BuiltIn, type BuiltInName } from './built-in.ts'
export { CADVISOR_METRICS } from './cadvisor.ts'
export { POSTGRES_EXPORTER } from './postgres-exporter.ts'
export type { SampleRelabeling, ServiceTarget } from './scrape-target.ts'
