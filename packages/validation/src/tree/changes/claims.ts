import { remembered } from '../../values/remembered.ts'
import type { Located } from '../../values/location.ts'
import { contractOf } from '../charts/releases.ts'
import type { Release } from '../charts/release.ts'
import type { ClusterView } from '../cluster-view.ts'
import { namespaceOf } from '../objects.ts'
import { ownPodsOf } from '../workloads/pods.ts'

/** A claim as it is named in the cluster. */
export interface NamedClaim {
  readonly namespace: string
  readonly name: string
  /** The claim itself, or the StatefulSet that makes it. */
  readonly owner: Located
}

/** The claims of a cluster's own objects. */
export const namedClaimsIn = remembered((cluster: ClusterView): readonly NamedClaim[] => [
  ...cluster.all('v1/PersistentVolumeClaim').map((owner) => ({
    namespace: namespaceOf(owner),
    name: owner.object.metadata.name,
    owner,
  })),
  ...cluster.all('apps/v1/StatefulSet').flatMap((owner) => {
    const { replicas = 1, volumeClaimTemplates = [] } = owner.object.spec ?? {}
    return volumeClaimTemplates.flatMap(({ metadata }) =>
      Array.from({ length: replicas }, (_, ordinal) => ({
        namespace: namespaceOf(owner),
        name: `${metadata?.name}-${owner.object.metadata.name}-${ordinal}`,
        owner,
      })),
    )
  }),
])

/** The claims that the pods of a workload use. */
export const claimsOfWorkload = (cluster: ClusterView, workload: Located): readonly NamedClaim[] => {
  const mounted = ownPodsOf(cluster)
    .filter(({ controller }) => controller.object === workload.object)
    .flatMap(({ claims }) => claims.flatMap((claim) => ('name' in claim ? [claim.name] : [])))
  return namedClaimsIn(cluster).filter(
    ({ namespace, name, owner }) =>
      owner.object === workload.object || (namespace === namespaceOf(workload) && mounted.includes(name)),
  )
}

/** The releases whose charts keep data on volumes. */
export const releasesWithVolumes = (cluster: ClusterView): readonly Release[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => contractOf(release)?.holdsVolumes === true)
