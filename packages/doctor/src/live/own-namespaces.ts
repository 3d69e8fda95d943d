import { K3S_NAMESPACE } from '@fleet/model'
import type { KubernetesObject } from './cluster-api.ts'
import type { LiveCluster } from './live-cluster.ts'
import type { LiveFleet } from './live-fleet.ts'

/** Tells whether an object is in a namespace of the tree, or in one of k3s, of Flux or of the telemetry. What is elsewhere in the cluster is not the fleet's. */
export const inOwnNamespaces = (
  { tree }: LiveCluster,
  { fleet }: LiveFleet,
): ((object: KubernetesObject) => boolean) => {
  const namespaces = new Set([
    K3S_NAMESPACE,
    fleet.gitops.source.namespace,
    fleet.telemetry.namespace,
    ...tree.map(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace)),
  ])
  return ({ metadata }) => namespaces.has(metadata.namespace)
}
