import { prometheus } from '../../queries/query.ts'
import { IN_NAMESPACE, kubeState } from '../../queries/series.ts'

/** One number of each workload of a kind, from the API. */
const replicas = (kind: 'deployment' | 'statefulset' | 'daemonset', field: string) =>
  prometheus(`max by (cluster, namespace, ${kind}) (${kubeState(`kube_${kind}_${field}`, IN_NAMESPACE)})`)

export const deploymentsDesired = replicas('deployment', 'spec_replicas')
export const deploymentsAvailable = replicas('deployment', 'status_replicas_available')
export const statefulSetsDesired = replicas('statefulset', 'replicas')
export const statefulSetsReady = replicas('statefulset', 'status_replicas_ready')
export const daemonSetsDesired = replicas('daemonset', 'status_desired_number_scheduled')
export const daemonSetsReady = replicas('daemonset', 'status_number_ready')
