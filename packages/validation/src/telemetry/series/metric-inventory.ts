import type { FleetView } from '../../tree/fleet-view.ts'
import { remembered } from '../../values/remembered.ts'
import { jobsOf } from '../jobs/jobs-of.ts'
import { seriesOfJobs } from './alike-jobs.ts'
import { openSeriesOf } from './series-of-job.ts'
import type { MetricInventory, OpenSeries, Series } from './series.ts'

/** The series that reach the hub's Prometheus, of a metric only once it is asked for. */
export const metricsOf = remembered(({ clusters }: FleetView): MetricInventory => {
  const all = clusters.flatMap(jobsOf)
  const jobs = seriesOfJobs(all)
  const open = all.filter(({ targets }) => targets.some((target) => target.open !== undefined))
  const openTo = new Map<string, readonly OpenSeries[]>()
  const known = new Map<string, readonly Series[]>()
  let names: readonly string[] | undefined
  return {
    of: (metric) => {
      const found = known.get(metric) ?? jobs.flatMap((job) => job.of(metric))
      known.set(metric, found)
      return found
    },
    openTo: (metric) => {
      const found = openTo.get(metric) ?? open.flatMap((job) => openSeriesOf(job, metric))
      openTo.set(metric, found)
      return found
    },
    get names() {
      return (names ??= [
        ...new Set([...new Set(jobs.map((job) => job.names))].flatMap((namesOf) => namesOf())),
      ])
    },
  }
})
