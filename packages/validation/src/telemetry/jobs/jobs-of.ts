import { at, type Path } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { remembered } from '../../values/remembered.ts'
import { listOf } from '../../values/value-at.ts'
import { chartValue } from '../../tree/charts/release.ts'
import type { ScrapeJob } from './scrape-job.ts'
import { chartJobs } from './chart-jobs.ts'
import { collectorJobs } from './collector-jobs.ts'
import { configuredJob } from './configured-job.ts'
import { monitorJobs } from './monitor-jobs.ts'
import { scrapeConfigJobs } from './scrape-config-jobs.ts'
import { scrapeDefaultsOf, type ScrapeDefaults } from './scrape-defaults.ts'

/** Every scrape of a cluster whose series reach the hub. */
export const jobsOf = remembered((cluster: ClusterView): readonly ScrapeJob[] => {
  const defaults = scrapeDefaultsOf(cluster)
  return [
    ...collectorJobs(cluster),
    ...(defaults
      ? [
          ...chartJobs(cluster, defaults),
          ...monitorJobs(cluster, defaults),
          ...additionalJobs(cluster, defaults),
          ...scrapeConfigJobs(cluster, defaults),
        ]
      : []),
  ]
})

const ADDITIONAL: Path = ['prometheus', 'prometheusSpec', 'additionalScrapeConfigs']

/** What stands beside the monitors is taken as it is written: neither the scrape class nor the operator's labels reach it. */
const additionalJobs = (cluster: ClusterView, { release, interval }: ScrapeDefaults): readonly ScrapeJob[] =>
  listOf(chartValue(release, ...ADDITIONAL)).map((scrape, index) =>
    configuredJob(cluster, scrape, {
      owner: nameOf(release),
      defaultInterval: `${interval}s`,
      location: (...path: Path) => at(release, 'spec', 'values', ...ADDITIONAL, index, ...path),
    }),
  )
