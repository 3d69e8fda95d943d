import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { kubeState } from '../../queries/series.ts'

type Resource = 'cpu' | 'memory'

/** Pods whose requests count. A finished pod keeps its requests in the API, but not on the node. */
const livePods = lines`
  max by (cluster, namespace, pod) (
  ${kubeState('kube_pod_status_phase', 'phase=~"Pending|Running"')} == 1
  )
`

/** The requests or limits of all containers of a cluster, by its nodes' allocatable resources. */
const committed = (what: 'requests' | 'limits', resource: Resource) =>
  prometheus(lines`
    sum by (cluster) (
    ${kubeState(`kube_pod_container_resource_${what}`, `resource="${resource}"`)}
    * on (cluster, namespace, pod) group_left ()
    ${livePods}
    )
    / sum by (cluster) (${kubeState('kube_node_status_allocatable', `resource="${resource}"`)})
  `)

export const cpuRequests = committed('requests', 'cpu')
export const cpuLimits = committed('limits', 'cpu')
export const memoryRequests = committed('requests', 'memory')
export const memoryLimits = committed('limits', 'memory')
