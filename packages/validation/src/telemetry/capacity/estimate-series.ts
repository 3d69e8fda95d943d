import { familyOf, type Exposition, type Metric } from '../../catalog/metrics/catalogue.ts'
import { isOnEachNode } from '../../catalog/scrape-targets.ts'
import { jobsOf } from '../jobs/jobs-of.ts'
import { NAME, withLabel, type Labels } from '../relabel/labels.ts'
import { relabel } from '../relabel/relabel.ts'
import type { RelabelRule } from '../relabel/rule.ts'
import { rulesIn } from '../jobs/scrape-job.ts'
import type { Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { objectCounts } from './object-counts.ts'
import { runtimesOf } from '../collectors/runtime.ts'
import { spanSeriesOf } from '../series/span-series.ts'
import { metricsAtRest, shareOf, type Share } from './series-of-metric.ts'
import { KUBE_STATE_METRICS, shardsOf } from '../exporters/kube-state-shards.ts'
import { isOfMachine, OF_MACHINE } from '../../catalog/capacity/units.ts'

/** The series that a cluster has of one family of metrics of one job. */
export interface FamilyEstimate {
  readonly exporter: string
  readonly family: string
  readonly series: number
  readonly job: Location
}

/**
 * Active series as one round of scrapes leaves them at rest, and the most that are made of spans. What no catalogue knows, and what has
 * no limit, is not among them.
 */
export interface SeriesEstimate {
  readonly total: number
  /** What the total is made of; worked out on demand: a cluster within its budget never needs it. */
  readonly families: () => readonly FamilyEstimate[]
}

export const estimateSeries = (cluster: ClusterView, nodes: number): SeriesEstimate => {
  const counts = objectCounts(cluster, nodes)
  const scraped = jobsOf(cluster).flatMap((job) =>
    job.targets.flatMap(({ exposition, isOutside }) => {
      if (!exposition) return []
      const instances = isOnEachNode(exposition.exporter) && isOutside !== true ? nodes : 1
      const shards = exposition.exporter === KUBE_STATE_METRICS ? shardsOf(cluster) : 1
      const seriesOf = ({ share: { unit, times } }: Kind): number =>
        (times * (isOfMachine(unit) ? OF_MACHINE[unit] * instances : counts[unit])) / shards
      return [{ job, exposition, kinds: keptBy(exposition, rulesIn(job.metricRelabelling)), seriesOf }]
    }),
  )
  const ofSpans = spanFamilies(cluster, nodes)
  return {
    total: scraped.reduce(
      (all, { kinds, seriesOf }) => kinds.reduce((sum, kind) => sum + seriesOf(kind), all),
      ofSpans.reduce((sum, { series }) => sum + series, 0),
    ),
    families: () => [
      ...ofSpans,
      ...scraped.flatMap(({ job, exposition: { exporter }, kinds, seriesOf }) =>
        [...Map.groupBy(kinds, ({ metric }) => familyOf(metric))].map(([family, members]) => ({
          exporter,
          family,
          series: members.reduce((sum, kind) => sum + seriesOf(kind), 0),
          job: job.location(),
        })),
      ),
    ],
  }
}

/** Each collector has as many as its limit lets it. */
const spanFamilies = (cluster: ClusterView, nodes: number): readonly FamilyEstimate[] =>
  spanSeriesOf(cluster).flatMap(({ collector, limit = 0, location }) => {
    const runs = runtimesOf(cluster, collector).some((runtime) => runtime.isOnEachNode) ? nodes : 1
    return limit === 0
      ? []
      : [
          {
            exporter: 'span_metrics',
            family: 'metrics of spans',
            series: limit * runs,
            job: location,
          },
        ]
  })

/** Series of a metric that relabelling may tell apart. */
interface Kind {
  readonly metric: string
  readonly labels: () => Labels
  readonly share: Share
}

/** Most clusters keep the same of the same exporters. */
const known = new WeakMap<Exposition, Map<string, readonly Kind[]>>()

const keptBy = (exposition: Exposition, rules: readonly RelabelRule[]): readonly Kind[] => {
  const byRules = known.get(exposition) ?? new Map<string, readonly Kind[]>()
  known.set(exposition, byRules)
  const key = JSON.stringify(rules)
  const before = byRules.get(key)
  if (before) return before
  const { ofName, others } = splitRules(rules)
  const kept = metricsAtRest(exposition)
    .filter((name) => ofName.length === 0 || relabel(nameLabels(name), ofName) !== undefined)
    .flatMap((name) => exposition.find(name) ?? [])
    .flatMap((metric) => kindsOf(exposition.exporter, metric))
    .filter(({ labels }) => others.length === 0 || relabel(labels(), others) !== undefined)
  byRules.set(key, kept)
  return kept
}

/**
 * Rules that read the name alone apart from the others: a name is at hand before its metric is read. As long as all of them
 * keep or drop, their order does not matter.
 */
const splitRules = (rules: readonly RelabelRule[]) => {
  const onlyChoose = rules.every(({ action }) => action === 'keep' || action === 'drop')
  const readsNameAlone = ({ sourceLabels }: RelabelRule): boolean =>
    onlyChoose && sourceLabels.every((label) => label === NAME)
  return {
    ofName: rules.filter(readsNameAlone),
    others: rules.filter((rule) => !readsNameAlone(rule)),
  }
}

const nameLabels = (name: string): Labels => new Map([[NAME, new Set([name])]])

const kindsOf = (exporter: string, metric: Metric): readonly Kind[] => {
  const labels = (): Labels => withLabel(metric.labels, NAME, new Set([metric.name]))
  const share = shareOf(exporter, metric)
  const kind: Kind = { metric: metric.name, labels, share }
  if (exporter !== 'cadvisor' || !metric.labels.has('container')) return [kind]
  // A pod has a control group around its containers, one of which only holds its network; a node has some forty of its own.
  return [
    { ...kind, labels: () => withValue('container', 'c', withValue('pod', 'p', labels())) },
    {
      ...kind,
      labels: () => withValue('container', '', withValue('pod', 'p', labels())),
      share: { ...share, unit: 'pod', times: 2 * share.times },
    },
    {
      ...kind,
      labels: () => withValue('container', '', withValue('pod', '', labels())),
      share: { ...share, unit: 'node', times: 40 * share.times },
    },
  ]
}

const withValue = (label: string, value: string, of: Labels): Labels =>
  new Map(of).set(label, new Set([value]))
