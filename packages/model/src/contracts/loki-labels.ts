import { CLUSTER_LABEL } from './cluster-label.ts'

/** Set by the collectors; not among Loki's default index labels, so Loki's own values promote it. */
export const PROMOTED_ATTRIBUTES = [CLUSTER_LABEL] as const

/**
 * Attributes that the collectors put on a log's resource and that Loki 3.7 indexes by default
 * (pkg/loghttp/push/otlplabels/config.go). Names of ReplicaSets and Jobs are left out: each rollout or run would begin
 * new streams, and `service.name` names the workload.
 */
export const INDEXED_ATTRIBUTES = [
  'k8s.container.name',
  'k8s.deployment.name',
  'k8s.namespace.name',
  'k8s.pod.name',
  'service.name',
  'service.namespace',
] as const

/** Every label that a LogQL stream selector may use: the attributes' names, dots written as underscores. */
export const LOKI_LABELS: readonly string[] = [...PROMOTED_ATTRIBUTES, ...INDEXED_ATTRIBUTES].map(
  (attribute) => attribute.replaceAll('.', '_'),
)
