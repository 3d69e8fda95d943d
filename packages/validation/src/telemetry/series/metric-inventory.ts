import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { once } from '../../values/once.ts'
import { remembered } from '../../values/remembered.ts'
import { jobsOf } from '../jobs/jobs-of.ts'
import { openSeriesOf, seriesOfJob } from './series-of-job.ts'
import type { MetricInventory, OpenSeries, Series } from './series.ts'
import { spanSeriesOf } from './span-series.ts'

/** The series that reach the hub's Prometheus, worked out metric by metric and cluster by cluster. */
export const metricsOf = remembered(({ clusters, identical }: FleetView): MetricInventory => {
  const byName = new Map(clusters.map((cluster) => [cluster.name, metricsIn(cluster)]))
  const first = identical.flatMap(([cluster]) => (cluster ? (byName.get(cluster.name) ?? []) : []))
  const all = [...byName.values()]
  let names: readonly string[] | undefined
  return {
    of: (metric) => first.flatMap(({ of }) => of(metric)),
    ofAll: (metric) => all.flatMap(({ of }) => of(metric)),
    in: (metric, cluster) => byName.get(cluster)?.of(metric) ?? [],
    openIn: (metric, cluster) => byName.get(cluster)?.openTo(metric) ?? [],
    get names() {
      return (names ??= [...new Set(first.flatMap((cluster) => cluster.names()))])
    },
  }
})

interface ClusterMetrics {
  readonly of: (metric: string) => readonly Series[]
  readonly openTo: (metric: string) => readonly OpenSeries[]
  readonly names: () => readonly string[]
}

const metricsIn = (cluster: ClusterView): ClusterMetrics => {
  const jobs = once(() => jobsOf(cluster))
  const series = once(() => jobs().map(seriesOfJob))
  const ofSpans = once(() => spanSeriesOf(cluster).flatMap(({ series: made }) => made))
  const open = once(() => jobs().filter(({ targets }) => targets.some((target) => target.open !== undefined)))
  return {
    of: perMetric((metric) => [
      ...series().flatMap((job) => job.of(metric)),
      ...ofSpans().filter((one) => one.metric === metric),
    ]),
    openTo: perMetric((metric) => open().flatMap((job) => openSeriesOf(job, metric))),
    names: () => [...series().flatMap((job) => job.names()), ...ofSpans().map(({ metric }) => metric)],
  }
}

const perMetric = <Made>(make: (metric: string) => Made): ((metric: string) => Made) => {
  const known = new Map<string, Made>()
  return (metric) => {
    const made = known.get(metric) ?? make(metric)
    known.set(metric, made)
    return made
  }
}
