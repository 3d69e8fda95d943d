import type { ClusterName, Fleet } from '@fleet/model'
import { troubledCluster, troubledDeployments } from './own-deployments.ts'

/** A Deployment of two replicas, one of which cannot pull its image: Ready below Desired, a pending pod. */
export const lacksReplica = (fleet: Fleet, cluster: ClusterName, workload: string): boolean => {
  const deployments = troubledDeployments(fleet)
  return cluster === troubledCluster(fleet) && deployments.length > 1 && deployments[0] === workload
}

/** Why the kubelet does not start the missing one. */
export const WAITING_FOR_IMAGE = 'ImagePullBackOff'
