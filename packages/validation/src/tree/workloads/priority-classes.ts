import type { ClusterView } from '../cluster-view.ts'

/** The priority classes of a tree, and those that every cluster has. */
export const priorityClassesOf = (cluster: ClusterView): readonly string[] => [
  'system-cluster-critical',
  'system-node-critical',
  ...cluster.others('scheduling.k8s.io/v1/PriorityClass').map(({ object }) => object.metadata.name),
]
