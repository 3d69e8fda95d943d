import { collectorsOf } from '../collectors/collectors-of.ts'
import { pipelinesOf, typeOf, type Collector } from '../collectors/collector.ts'
import type { Path } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { listOf, valueAt } from '../../values/value-at.ts'
import { declaredIn } from '../declared-metrics.ts'
import type { ScrapeJob } from './scrape-job.ts'
import { configuredJob } from './configured-job.ts'
import { forwardOf } from './forward.ts'

/** The scrapes of a cluster's collectors whose pipeline ends in a remote write. */
export const collectorJobs = (cluster: ClusterView): readonly ScrapeJob[] =>
  collectorsOf(cluster).readable.flatMap((collector) =>
    pipelinesOf(collector, 'metrics').flatMap((pipeline) => {
      const forward = forwardOf(collector, pipeline)
      return forward
        ? pipeline.receivers
            .filter((id) => typeOf(id) === 'prometheus')
            .flatMap((id) => jobsOf(cluster, collector, id).map((job) => ({ ...job, forward })))
        : []
    }),
  )

const jobsOf = (cluster: ClusterView, collector: Collector, id: string): ScrapeJob[] => {
  const config = valueAt(collector.config.receivers, [id, 'config'])
  return listOf(valueAt(config, ['scrape_configs'])).map((scrape, index) =>
    configuredJob(cluster, scrape, {
      owner: nameOf(collector.located),
      collector,
      declared: declaredIn(collector.located),
      defaultInterval: valueAt(config, ['global', 'scrape_interval']),
      location: (...path: Path) =>
        collector.location('receivers', id, 'config', 'scrape_configs', index, ...path),
    }),
  )
}
