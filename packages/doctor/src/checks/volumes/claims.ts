import type { Symptom } from '../../diagnosis.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { inOwnNamespaces } from '../../live/own-namespaces.ts'
import { workloadOf, type Pod } from '../../live/pods.ts'

export interface Claim extends KubernetesObject {
  readonly spec: { readonly storageClassName?: string; readonly volumeName?: string }
  readonly status?: { readonly phase?: string }
}

/** The claims of the fleet in a cluster. */
export const claimsOf = async (cluster: LiveCluster, fleet: LiveFleet): Promise<readonly Claim[]> =>
  ((await cluster.api.list('/api/v1/persistentvolumeclaims')) as readonly Claim[]).filter(
    inOwnNamespaces(cluster, fleet),
  )

export const claimSubject = (namespace: string | undefined, name: string): string =>
  `PersistentVolumeClaim ${namespace}/${name}`

/** The subjects of the claims that a pod mounts. */
export const claimsMountedBy = ({ metadata, spec }: Pod): readonly string[] =>
  (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) =>
    persistentVolumeClaim === undefined
      ? []
      : [claimSubject(metadata.namespace, persistentVolumeClaim.claimName)],
  )

/** What is found of the workloads that mount a claim, where its volume is not there. */
export const stoppedBy = (
  { name: cluster }: LiveCluster,
  claim: string,
  pods: readonly Pod[],
): readonly Symptom[] => {
  const workloads = new Set(pods.filter((pod) => claimsMountedBy(pod).includes(claim)).map(workloadOf))
  return [...workloads].flatMap((subject) =>
    ['workload-ready', 'container-runs'].map((check) => ({ check, cluster, subject })),
  )
}
