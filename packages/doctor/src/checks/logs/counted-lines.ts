import type { Sample, StoreApi } from '../../live/store-api.ts'

/** Lines of one cluster by their namespaces. */
export type LinesOfCluster = ReadonlyMap<string, number>

const EVERY_LINE = '{cluster=~".+"}'

/** @param range of the count, and its offset: `[15m]`, `[30m] offset 15m` */
export const countQuery = (range: string): string =>
  `sum by (cluster, k8s_namespace_name) (count_over_time(${EVERY_LINE}${range}))`

/** How many lines of a cluster Loki has, by namespace. All clusters are counted by one query. */
export const linesOf = async (loki: StoreApi, cluster: string, range: string): Promise<LinesOfCluster> =>
  new Map(
    (await loki.query(countQuery(range)))
      .filter(({ labels }) => labels['cluster'] === cluster)
      .map(({ labels, value }: Sample) => [labels['k8s_namespace_name'] ?? '', value]),
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
