import { JOB, PROBES_JOB } from '@fleet/model'
import { KUBE_PROMETHEUS_STACK_JOBS } from '../../catalog/charts/kube-prometheus-stack-jobs.ts'
import { isExporter } from '../../catalog/metrics/index.ts'
import type { MetricInventory, Series } from '../series/series.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Selector } from '../../queries/expr.ts'
import { openMetrics } from './open-metrics.ts'
import { alternativesIn } from './narrow.ts'
import type { KnownSeries } from './selector-context.ts'
import { podsOf } from '../../tree/workloads/pods.ts'

/** What Prometheus makes of its alerts. */
const OF_ALERTS = new Set(['ALERTS', 'ALERTS_FOR_STATE'])

/** What rules make: any metric under a new name, and those of which every series is known. */
interface Recorded {
  readonly metrics: ReadonlySet<string>
  readonly series: ReadonlyMap<string, readonly Series[]>
}

/** The inventory by metric and cluster, as selectors need it. */
export const knownSeries = (
  inventory: MetricInventory,
  clusters: readonly ClusterView[],
  { metrics, series: recorded }: Recorded,
): KnownSeries => {
  const programs = new Map(clusters.map((cluster) => [cluster.name, programsOf(cluster)]))
  // A series whose label names another cluster is not found in its own.
  const seriesIn = (metric: string, cluster: string): readonly Series[] =>
    (recorded.get(metric) ?? inventory.in(metric, cluster)).filter((series) => series.cluster === cluster)
  const isThere = (job: string, cluster: string): boolean =>
    job === KUBELET ||
    seriesIn('up', cluster).some((series) => series.job === job) ||
    (programs.get(cluster) ?? []).some((program) => program.includes(job))
  return {
    of: (metric) => recorded.get(metric) ?? inventory.of(metric),
    ofAll: (metric) => recorded.get(metric) ?? inventory.ofAll(metric),
    in: seriesIn,
    isRecorded: (metric) => (metrics.has(metric) && !recorded.has(metric)) || OF_ALERTS.has(metric),
    lacksExporter: (selector, cluster) => {
      const jobs = jobsIn(selector)
      // A job with another name is a typo, not a program that runs nowhere.
      return jobs.some(isKnownJob) && !jobs.some((job) => isThere(job, cluster))
    },
    isOpen: openMetrics(inventory, seriesIn),
    // Needed only where a selector takes names by pattern, or a name needs a suggestion: all are worked out then.
    names: () => [...inventory.names, ...recorded.keys()],
  }
}

/** The jobs of the chart's own programs, which only a cluster with the chart has. */
const OF_CHART = new Set(KUBE_PROMETHEUS_STACK_JOBS.jobs.map(({ job }) => job))

/** A cluster without hosts has no probes. */
const isKnownJob = (job: string): boolean => isExporter(job) || OF_CHART.has(job) || job === PROBES_JOB

/** Runs on every node, and no tree says so. */
const KUBELET = JOB.kubelet

/** The labels of a cluster's pods. A cluster that does not run a program has no metrics of it. */
const programsOf = (cluster: ClusterView): readonly string[] => [
  ...new Set(podsOf(cluster).flatMap(({ labels }) => Object.values(labels))),
]

const jobsIn = ({ matchers }: Selector): readonly string[] =>
  matchers
    .filter(({ label, op }) => label.text === 'job' && (op === '=' || op === '=~'))
    .flatMap(({ value }) => alternativesIn(value.value))
