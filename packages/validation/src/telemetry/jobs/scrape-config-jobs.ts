import type { ClusterView } from '../../tree/cluster-view.ts'
import { declaredIn } from '../declared-metrics.ts'
import { scrapeConfigsOf } from '../scrape-configs.ts'
import { configuredJob } from './configured-job.ts'
import type { ScrapeDefaults } from './scrape-defaults.ts'
import type { ScrapeJob } from './scrape-job.ts'

/** The scrapes that the operator makes of a cluster's ScrapeConfigs. Unlike `additionalScrapeConfigs` they get the scrape class. */
export const scrapeConfigJobs = (cluster: ClusterView, defaults: ScrapeDefaults): readonly ScrapeJob[] =>
  scrapeConfigsOf(cluster).map(({ located, owner, config, location }) => {
    const job = configuredJob(cluster, config, {
      owner,
      defaultInterval: `${defaults.interval}s`,
      declared: declaredIn(located),
      location,
    })
    return {
      ...job,
      targetRelabelling: [...defaults.targetRelabelling, ...job.targetRelabelling],
      metricRelabelling: [...defaults.metricRelabelling, ...job.metricRelabelling],
    }
  })
