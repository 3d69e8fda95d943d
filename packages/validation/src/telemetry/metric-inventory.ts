import type { ClusterView } from '../view/cluster-view.ts'
import { jobsOf } from './jobs/jobs-of.ts'
import { seriesOfJobs } from './alike-jobs.ts'
import type { MetricInventory, Series } from './series.ts'

/** The series of all clusters: of a metric only once it is asked for. */
export const metricInventory = (clusters: readonly ClusterView[]): MetricInventory => {
  const jobs = seriesOfJobs(clusters.flatMap(jobsOf))
  const known = new Map<string, readonly Series[]>()
  let names: readonly string[] | undefined
  return {
    of: (metric) => {
      const found = known.get(metric) ?? jobs.flatMap((job) => job.of(metric))
      known.set(metric, found)
      return found
    },
    get names() {
      return (names ??= [
        ...new Set([...new Set(jobs.map((job) => job.names))].flatMap((namesOf) => namesOf())),
      ])
    },
  }
}
