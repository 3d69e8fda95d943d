import type { IPodSpec } from '@fleet/kubernetes'
import type { KubernetesObject } from './cluster-api.ts'
import type { LiveCluster } from './live-cluster.ts'
import type { LiveFleet } from './live-fleet.ts'
import { subjectOf } from './objects.ts'
import { inOwnNamespaces } from './own-namespaces.ts'

/** The end of a container's run. */
export interface Terminated {
  readonly exitCode: number
  readonly reason?: string
  readonly message?: string
  readonly startedAt?: string
  readonly finishedAt?: string
}

interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string }
  readonly running?: { readonly startedAt?: string }
  readonly terminated?: Terminated
}

export interface ContainerStatus {
  readonly name: string
  readonly image: string
  /** What was pulled: a reference with a digest, where it came from a registry. */
  readonly imageID?: string
  readonly ready: boolean
  readonly restartCount: number
  readonly state?: ContainerState
  readonly lastState?: ContainerState
}

/** A condition of an object, as its controller writes it. */
export interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
  readonly lastTransitionTime?: string
}

export interface Pod extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & {
    readonly ownerReferences?: readonly {
      readonly kind: string
      readonly name: string
      readonly controller?: boolean
    }[]
  }
  readonly spec: Partial<IPodSpec> & { readonly nodeName?: string }
  readonly status?: {
    readonly phase?: string
    readonly podIP?: string
    readonly conditions?: readonly Condition[]
    readonly containerStatuses?: readonly ContainerStatus[]
    readonly initContainerStatuses?: readonly ContainerStatus[]
  }
}

/** The pods of the fleet in a cluster, also those that have ended, and those of a lost node that cannot end. */
export const allPodsOf = async (cluster: LiveCluster, fleet: LiveFleet): Promise<readonly Pod[]> =>
  ((await cluster.api.list('/api/v1/pods')) as readonly Pod[]).filter(inOwnNamespaces(cluster, fleet))

/** The pods of the fleet in a cluster that are to run: neither those that have ended nor those that end. */
export const podsOf = async (cluster: LiveCluster, fleet: LiveFleet): Promise<readonly Pod[]> =>
  (await allPodsOf(cluster, fleet)).filter(
    ({ metadata, status }) =>
      metadata.deletionTimestamp === undefined && !['Succeeded', 'Failed'].includes(status?.phase ?? ''),
  )

/** The subject of what makes a pod, such as `Deployment monitoring/grafana`; the pod itself where nothing does. */
export const workloadOf = (pod: Pod): string => {
  const { namespace, ownerReferences = [], labels = {} } = pod.metadata
  const owner = ownerReferences.find(({ controller }) => controller === true)
  if (owner === undefined || owner.kind === 'Node') return subjectOf(pod)
  if (owner.kind !== 'ReplicaSet') return `${owner.kind} ${namespace}/${owner.name}`
  // A Deployment's ReplicaSet is named after it and the hash of its template.
  return `Deployment ${namespace}/${owner.name.replace(new RegExp(`-${labels['pod-template-hash']}$`), '')}`
}

export const conditionOf = <Stated extends Condition>(
  { status }: { readonly status?: { readonly conditions?: readonly Stated[] } },
  type: string,
): Stated | undefined => status?.conditions?.find((condition) => condition.type === type)

export const isReady = (pod: Pod): boolean => conditionOf(pod, 'Ready')?.status === 'True'

/** What the kubelet says of the containers of a pod, in the order in which they start. */
export const statusesOf = ({ status }: Pod): readonly ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
]
