/**
 * What is kept of the kubelet's /metrics/cadvisor, in every cluster: a node exposes thousands of series there, and
 * these are what dashboards and rules read. Another name is added here before a query may use it.
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

/** A relabelling of scraped samples, in words that the collector and the operator each spell their own way. */
export interface SampleRelabeling {
  readonly sourceLabels: readonly string[]
  /** Never empty: the operator leaves an empty one out, and Prometheus then takes `(.*)`. `()` matches the absent label. */
  readonly regex: string
  readonly action: 'keep' | 'drop'
}

/**
 * What is kept of the endpoint. A node's own slices have no pod. The sums over a pod have no container; of the network
 * nothing else exists, so there they stay.
 */
export const CADVISOR_RELABELINGS: readonly SampleRelabeling[] = [
  { sourceLabels: ['__name__'], regex: CADVISOR_METRICS.join('|'), action: 'keep' },
  { sourceLabels: ['pod'], regex: '()', action: 'drop' },
  { sourceLabels: ['__name__', 'container'], regex: 'container_(cpu|memory|oom)_.*;', action: 'drop' },
]
