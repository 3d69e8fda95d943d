import type { Pod } from '../kubernetes/kubelet.ts'
import type { LabCluster } from '../trees/clusters.ts'
import type { Labels } from './log-store.ts'

const deploymentOf = ({ metadata }: Pod): string | undefined => {
  const { ownerReferences = [] } = metadata as { ownerReferences?: readonly { kind: string; name: string }[] }
  const owner = ownerReferences.find(({ kind }) => kind === 'ReplicaSet')
  return owner?.name.replace(/-[^-]+$/, '')
}

/**
 * The labels of a pod's lines in the requirements' table, and `service_namespace`, by which the dashboards select. A
 * pod without a Deployment lacks its name.
 */
export const requiredLabels = ({ name: cluster }: LabCluster, pod: Pod): Labels => {
  const { name, namespace, labels = {} } = pod.metadata
  const deployment = deploymentOf(pod)
  const container = pod.spec.containers[0]?.name ?? ''
  return {
    cluster,
    k8s_namespace_name: namespace,
    k8s_pod_name: name,
    ...(deployment !== undefined && { k8s_deployment_name: deployment }),
    k8s_container_name: container,
    service_name: labels['app.kubernetes.io/instance'] ?? labels['app.kubernetes.io/name'] ?? container,
    service_namespace: namespace,
  }
}
