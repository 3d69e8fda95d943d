import type { NodeTarget } from './scrape-target.ts'

/** What of the kubelet's own metrics the rules of kube-prometheus-stack read. k3s shows those of the API server, scheduler and others there too. */
const KEPT = [
  'kubelet_certificate_manager_.+',
  'kubelet_evictions',
  'kubelet_node_name',
  'kubelet_pleg_relist_duration_seconds_(bucket|count)',
  'kubelet_pod_worker_duration_seconds_(bucket|count)',
  'kubelet_running_(containers|pods)',
  'kubelet_server_expiration_renew_errors',
  'kubelet_volume_stats_.+',
  'kubernetes_build_info',
]

/** The kubelet's authenticated port. k3s shows the metrics of all its parts on it, so nothing else is scraped. */
export const kubelet = {
  kind: 'node',
  job: 'kubelet',
  exporter: 'kubelet',
  prefixes: ['kubelet_'],
  // kube-prometheus-stack has one interval for all of the kubelet's endpoints.
  interval: 'cadvisor',
  clusters: 'all',
  port: 10250,
  path: '/metrics',
  scheme: 'https',
  isOnHubAlone: true,
  relabelings: [{ sourceLabels: ['__name__'], regex: KEPT.join('|'), action: 'keep' }],
} as const satisfies NodeTarget
