import type { IPodSpec } from '@fleet/kubernetes'
import type { KubernetesObject } from './cluster-api.ts'
import type { LiveCluster } from './live-cluster.ts'
import type { LiveFleet } from './live-fleet.ts'
import { inOwnNamespaces } from './own-namespaces.ts'
import type { Condition } from './pods.ts'

/** A Deployment, a DaemonSet or a StatefulSet. */
export interface Workload extends KubernetesObject {
  readonly spec: {
    readonly replicas?: number
    readonly template: { readonly spec?: IPodSpec }
  }
  readonly status?: {
    readonly readyReplicas?: number
    readonly desiredNumberScheduled?: number
    readonly numberReady?: number
    readonly conditions?: readonly Condition[]
  }
}

const RESOURCES = ['deployments', 'daemonsets', 'statefulsets'] as const

/** The workloads of the fleet in a cluster. */
export const workloadsOf = async (cluster: LiveCluster, fleet: LiveFleet): Promise<readonly Workload[]> => {
  const lists = await Promise.all(RESOURCES.map((resource) => cluster.api.list(`/apis/apps/v1/${resource}`)))
  return lists.flatMap((list) => list as readonly Workload[]).filter(inOwnNamespaces(cluster, fleet))
}
