import type { Exposition, Metric } from '../telemetry/catalogue.ts'
import { jobsOf } from '../telemetry/jobs/jobs-of.ts'
import { NAME, withLabel, type Labels } from '../telemetry/relabel/labels.ts'
import { relabel } from '../telemetry/relabel/relabel.ts'
import type { RelabelRule } from '../telemetry/relabel/rule.ts'
import { rulesIn } from '../telemetry/scrape-job.ts'
import type { Spot } from '../spot.ts'
import type { ClusterView } from '../view/cluster-view.ts'
import { objectCounts, type ObjectCounts } from './object-counts.ts'
import { metricsAtRest, shareOf, type Share } from './series-of-metric.ts'
import { isOfMachine, OF_MACHINE } from './units.ts'

/** The series that a cluster has of one family of metrics of one job. */
export interface FamilyEstimate {
  readonly exporter: string
  readonly family: string
  readonly series: number
  readonly job: Spot
}

/** Active series as one round of scrapes leaves them at rest. What no catalogue knows is not among them. */
export const estimateSeries = (cluster: ClusterView, nodes: number): readonly FamilyEstimate[] => {
  const counts = objectCounts(cluster, nodes)
  return jobsOf(cluster).flatMap((job) => {
    const spot = job.spot()
    return job.targets.flatMap(({ exposition, isOutside }) => {
      if (!exposition) return []
      const instances = ON_EACH_NODE.has(exposition.exporter) && isOutside !== true ? nodes : 1
      return [...keptBy(exposition, rulesIn(job.metricRelabelling))].map(([family, kinds]) => ({
        exporter: exposition.exporter,
        family,
        series: kinds.reduce((sum, { share }) => sum + seriesOf(share, counts, instances), 0),
        job: spot,
      }))
    })
  })
}

const ON_EACH_NODE: ReadonlySet<string> = new Set(['cadvisor', 'kubelet', 'node-exporter', 'otel-collector'])

const seriesOf = ({ unit, times }: Share, counts: ObjectCounts, instances: number): number =>
  times * (isOfMachine(unit) ? OF_MACHINE[unit] * instances : counts[unit])

type Families = ReadonlyMap<string, readonly Kind[]>

/** Most clusters keep the same of the same exporters. */
const known = new WeakMap<Exposition, Map<string, Families>>()

const keptBy = (exposition: Exposition, rules: readonly RelabelRule[]): Families => {
  const byRules = known.get(exposition) ?? new Map<string, Families>()
  known.set(exposition, byRules)
  const key = JSON.stringify(rules)
  const before = byRules.get(key)
  if (before) return before
  const kept = metricsAtRest(exposition)
    .flatMap((name) => exposition.find(name) ?? [])
    .flatMap((metric) => kindsOf(exposition.exporter, metric))
    .filter(({ labels }) => rules.length === 0 || relabel(labels(), rules) !== undefined)
  const families = Map.groupBy(kept, ({ family }) => family)
  byRules.set(key, families)
  return families
}

/** Series of a metric that relabelling may tell apart. */
interface Kind {
  readonly family: string
  readonly labels: () => Labels
  readonly share: Share
}

const kindsOf = (exporter: string, metric: Metric): readonly Kind[] => {
  const family = metric.name.replace(/_(bucket|sum|count)$/, '')
  const labels = (): Labels => withLabel(metric.labels, NAME, new Set([metric.name]))
  const share = shareOf(exporter, metric)
  if (exporter !== 'cadvisor' || !metric.labels.has('container')) return [{ family, labels, share }]
  // A pod has a control group around its containers, one of which only holds its network; a node has some forty of its own.
  return [
    { family, labels: () => told('container', 'c', told('pod', 'p', labels())), share },
    {
      family,
      labels: () => told('container', '', told('pod', 'p', labels())),
      share: { ...share, unit: 'pod', times: 2 * share.times },
    },
    {
      family,
      labels: () => told('container', '', told('pod', '', labels())),
      share: { ...share, unit: 'node', times: 40 * share.times },
    },
  ]
}

const told = (label: string, value: string, of: Labels): Labels => new Map(of).set(label, new Set([value]))
