import { VICTORIA_LOGS_METRICS, type VictoriaLogs } from '@fleet/model'
import { storeMonitor } from '@fleet/kubernetes'

/** How the hub’s Prometheus finds the pods that store lines, and of a cluster those that answer queries. */
export const monitors = ({ storage, select, isCluster }: VictoriaLogs) =>
  (isCluster ? [storage, select] : [storage]).map(({ name, namespace }) =>
    storeMonitor({ name, namespace, metrics: VICTORIA_LOGS_METRICS }),
  )
