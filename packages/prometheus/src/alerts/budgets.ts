import { CLUSTER_LABEL, SERIES_BUDGET, seriesBudget, type ClusterName, type Fleet } from '@fleet/model'

/**
 * A cluster's budget as a series, which alerts and dashboards compare with. It also says that the cluster exists: of one
 * that never sent anything, no other series does.
 */
export const budgetRule = (fleet: Fleet, cluster: ClusterName) => ({
  record: SERIES_BUDGET,
  expr: `vector(${seriesBudget(fleet, cluster)})`,
  labels: { [CLUSTER_LABEL]: cluster },
})
