import { JOB } from '@fleet/model'
import type { LiveCluster } from '../live/live-cluster.ts'
import type { StoreApi } from '../live/store-api.ts'
import { NotAsked } from '../not-asked.ts'

/** A metric of the collectors about themselves. */
export const ofCollectors = (metric: string): string => `${metric}{job="${JOB.collector}"}`

const REPORTING = `group by (cluster) (${ofCollectors('up')})`

/** @throws NotAsked where no collector of the cluster says what it has and lost */
export const collectorsMustReport = async (prometheus: StoreApi, { name }: LiveCluster): Promise<void> => {
  const reporting = await prometheus.query(REPORTING)
  if (!reporting.some(({ labels }) => labels['cluster'] === name))
    throw new NotAsked(
      'missing',
      `no metrics of the collectors of ${name} arrive, so nothing says what they lost`,
      'see what job-arrives says',
    )
}

/** What a query by cluster counts of one of them, in whole items; 0 where it has no such series. */
export const countedIn = async (
  prometheus: StoreApi,
  query: string,
  { name }: LiveCluster,
): Promise<number> => {
  const samples = await prometheus.query(query)
  return Math.round(samples.find(({ labels }) => labels['cluster'] === name)?.value ?? 0)
}
