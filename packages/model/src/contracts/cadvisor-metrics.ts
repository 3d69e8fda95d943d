/**
 * The kept metrics of the kubelet's /metrics/cadvisor, in every cluster: a node exposes thousands of series there, and
 * dashboards and rules read these. A query may use another metric after it is added here.
 */
export const CADVISOR_METRICS: readonly string[] = [
  'container_cpu_cfs_periods_total',
  'container_cpu_cfs_throttled_periods_total',
  'container_cpu_usage_seconds_total',
  'container_memory_rss',
  'container_memory_working_set_bytes',
  'container_network_receive_bytes_total',
  'container_network_transmit_bytes_total',
  'container_oom_events_total',
]

/** A relabelling of scraped samples. The collector and the operator spell it differently. */
export interface SampleRelabeling {
  readonly sourceLabels: readonly string[]
  /**
   * Never empty: the operator leaves out an empty one, and Prometheus then uses `(.*)`. `()` matches the absent label.
   */
  readonly regex: string
  readonly action: 'keep' | 'drop'
}

/**
 * The relabelling of the endpoint. A node's own slices have no pod. The sums over a pod have no container; network
 * metrics exist only as sums, so these stay.
 */
export const CADVISOR_RELABELINGS: readonly SampleRelabeling[] = [
  { sourceLabels: ['__name__'], regex: CADVISOR_METRICS.join('|'), action: 'keep' },
  { sourceLabels: ['pod'], regex: '()', action: 'drop' },
  { sourceLabels: ['__name__', 'container'], regex: 'container_(cpu|memory|oom)_.*;', action: 'drop' },
]
