import type { KubernetesObject } from '../live/cluster-api.ts'
import type { Condition, ContainerStatus, Pod } from '../live/pods.ts'
import type { Workload } from '../live/workloads.ts'

/** A moment before the run of a played fleet. */
export const ago = (seconds: number): string =>
  new Date(Date.UTC(2026, 10, 30) - seconds * 1000).toISOString().replace('.000', '')

export interface PlayedPod {
  readonly name?: string
  readonly node?: string
  /** By default that of an hour ago. */
  readonly createdAt?: string
  readonly isReady?: boolean
  /** When it became ready, or ceased to be. */
  readonly since?: string
  readonly conditions?: readonly Condition[]
  readonly spec?: Pod['spec']
  readonly containers?: readonly Partial<ContainerStatus>[]
}

/** A pod of a DaemonSet, or of a Deployment behind its ReplicaSet. */
export const playedPod = (workload: KubernetesObject, played: PlayedPod = {}): Pod => {
  const { name: owner, namespace } = workload.metadata
  const { name = `${owner}-x`, node = 'node-1', createdAt = ago(3600), spec, conditions = [] } = played
  const { isReady = true, since = createdAt, containers = [{}] } = played
  const byReplicaSet = workload.kind === 'Deployment'
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      creationTimestamp: createdAt,
      labels: { 'pod-template-hash': '5d4f' },
      ownerReferences: [
        {
          kind: byReplicaSet ? 'ReplicaSet' : workload.kind,
          name: byReplicaSet ? `${owner}-5d4f` : owner,
          controller: true,
        },
      ],
    },
    spec: { nodeName: node, containers: [], ...spec },
    status: {
      phase: 'Running',
      conditions: [
        { type: 'Ready', status: isReady ? 'True' : 'False', lastTransitionTime: since },
        ...conditions,
      ],
      containerStatuses: containers.map((container) => ({
        name: owner,
        image: `registry.example/${owner}:1.0.0`,
        ready: isReady,
        restartCount: 0,
        state: { running: { startedAt: createdAt } },
        ...container,
      })),
    },
  }
}

/** A workload of the namespace `monitoring`, made a day ago. */
export const playedWorkload = (
  kind: 'Deployment' | 'DaemonSet' | 'StatefulSet',
  name: string,
  over: Partial<Workload> = {},
): Workload => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, namespace: 'monitoring', creationTimestamp: ago(86_400) },
  spec: { replicas: 1, template: {} },
  ...(kind === 'DaemonSet' && { status: { desiredNumberScheduled: 1 } }),
  ...over,
})

/** A warning about an object, given a minute ago. */
export const playedWarning = (about: KubernetesObject, reason: string, message: string): KubernetesObject => {
  const { kind, metadata } = about
  const warning = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${metadata.name}.${reason}`, namespace: metadata.namespace ?? 'default' },
    type: 'Warning',
    reason,
    message,
    involvedObject: { kind, name: metadata.name, namespace: metadata.namespace },
    lastTimestamp: ago(60),
  }
  return warning
}
