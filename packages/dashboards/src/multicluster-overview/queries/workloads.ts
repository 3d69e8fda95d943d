import { prometheus } from '../../queries/query.ts'
import { IN_NAMESPACE, kubeState } from '../../queries/series.ts'

/** One number that the API holds of each workload of a kind. */
const ofEach = (kind: 'deployment' | 'statefulset' | 'daemonset', field: string) =>
  prometheus(`max by (cluster, namespace, ${kind}) (${kubeState(`kube_${kind}_${field}`, IN_NAMESPACE)})`)

export const deploymentsDesired = ofEach('deployment', 'spec_replicas')
export const deploymentsAvailable = ofEach('deployment', 'status_replicas_available')
export const statefulSetsDesired = ofEach('statefulset', 'replicas')
export const statefulSetsReady = ofEach('statefulset', 'status_replicas_ready')
export const daemonSetsDesired = ofEach('daemonset', 'status_desired_number_scheduled')
export const daemonSetsReady = ofEach('daemonset', 'status_number_ready')
