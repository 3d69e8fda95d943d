import { CLUSTER_LABEL } from './cluster-label.ts'

/** OTel resource attributes that become Loki index labels, dots written as underscores. */
const lokiLabelOf = (attribute: string): string => attribute.replaceAll('.', '_')

/** Set by the collectors; not among Loki's default index labels, so Loki's own values promote it. */
export const PROMOTED_ATTRIBUTES = [CLUSTER_LABEL] as const

/**
 * Attributes that the collectors put on a log's resource and that Loki 3.7 indexes by default
 * (pkg/loghttp/push/otlplabels/config.go). A pod has at most one of the workload kinds.
 */
export const INDEXED_ATTRIBUTES = [
  'k8s.container.name',
  'k8s.cronjob.name',
  'k8s.daemonset.name',
  'k8s.deployment.name',
  'k8s.job.name',
  'k8s.namespace.name',
  'k8s.pod.name',
  'k8s.replicaset.name',
  'k8s.statefulset.name',
  'service.name',
  'service.namespace',
] as const

/** Every label that a LogQL stream selector may use. */
export const LOKI_LABELS: readonly string[] = [...PROMOTED_ATTRIBUTES, ...INDEXED_ATTRIBUTES].map(lokiLabelOf)
