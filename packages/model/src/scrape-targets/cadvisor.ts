import { kubelet } from './kubelet.ts'
import type { NodeTarget, SampleRelabeling } from './scrape-target.ts'

/**
 * What is kept of the endpoint, in every cluster: a node exposes thousands of series there, and these are what dashboards
 * and rules read. Another name is added here before a query may use it.
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

/** A node's own slices have no pod. The sums over a pod have no container; of the network nothing else exists, so there they stay. */
const relabelings: readonly SampleRelabeling[] = [
  { sourceLabels: ['__name__'], regex: CADVISOR_METRICS.join('|'), action: 'keep' },
  { sourceLabels: ['pod'], regex: '()', action: 'drop' },
  { sourceLabels: ['__name__', 'container'], regex: 'container_(cpu|memory|oom)_.*;', action: 'drop' },
]

/** The containers of each node. It is part of the kubelet, and kube-prometheus-stack names the job after that. */
export const cadvisor = {
  kind: 'node',
  job: kubelet.job,
  exporter: 'cadvisor',
  prefixes: ['container_'],
  units: {
    container_memory_cache: 'bytes',
    container_memory_mapped_file: 'bytes',
    container_memory_rss: 'bytes',
    container_memory_swap: 'bytes',
  },
  interval: 'cadvisor',
  clusters: 'all',
  port: kubelet.port,
  path: '/metrics/cadvisor',
  scheme: kubelet.scheme,
  labels: ['metrics_path', 'node'],
  relabelings,
} as const satisfies NodeTarget
