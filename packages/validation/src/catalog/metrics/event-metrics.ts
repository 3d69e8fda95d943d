/**
 * Metrics that have no series until what they count has happened: a program makes their labels at the first failure, or
 * shows a state only while it lasts.
 */
const BORN_BY_EVENT: readonly RegExp[] = [
  /^otelcol_exporter_(?:enqueue|send)_failed_/,
  /^otelcol_processor_memory_limiter_refused_/,
  /^kube_\w+_deletion_timestamp$/,
  /^kube_job_failed$/,
  /^kube_pod_(?:init_)?container_status_(?:waiting|terminated|last_terminated)_(?:exitcode|reason|timestamp)$/,
  /^kube_pod_status_unschedulable$/,
  /^kubelet_(?:admission_rejections_total|evictions|preemptions)$/,
  /^kubelet_(?:run_podsandbox|runtime_operations|started_containers)_errors_total$/,
  /^cloudflared_tunnel_tunnel_(?:register|rpc)_fail$/,
  /^loki_discarded_(?:bytes|samples)_total$/,
]

export const isBornByEvent = (metric: string): boolean => BORN_BY_EVENT.some((name) => name.test(metric))
