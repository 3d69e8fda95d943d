import { CLUSTER_LABEL, type Duration, type Fleet } from '@fleet/model'
import type { Sample, StoreApi } from '../../live/store-api.ts'
import { countOf, LINES } from './log-language.ts'

/** Lines of one cluster by their namespaces. */
export type LinesOfCluster = ReadonlyMap<string, number>

/** The label of a line's namespace. */
const NAMESPACE = 'k8s_namespace_name'

/** @param offset how long before now the time that is counted ends */
export const countQuery = (fleet: Fleet, since: Duration, offset?: Duration): string =>
  countOf(fleet, [CLUSTER_LABEL, NAMESPACE], LINES.all, { since, ...(offset !== undefined && { offset }) })

/** How many lines of a cluster the store has, by namespace. All clusters are counted by one query. */
export const linesOf = async (logs: StoreApi, cluster: string, query: string): Promise<LinesOfCluster> =>
  new Map(
    (await logs.query(query))
      .filter(({ labels }) => labels[CLUSTER_LABEL] === cluster)
      .map(({ labels, value }: Sample) => [labels[NAMESPACE] ?? '', value]),
  )

export const total = (lines: LinesOfCluster): number => [...lines.values()].reduce((sum, one) => sum + one, 0)

/** A query with its answer. */
export interface Asked {
  readonly query: string
  readonly samples: readonly Sample[]
}

export const askedOf = async (loki: StoreApi, query: string): Promise<Asked> => ({
  query,
  samples: await loki.query(query),
})
