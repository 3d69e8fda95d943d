import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { kubeState } from '../../queries/series.ts'

type Resource = 'cpu' | 'memory'

/** Pods that hold on to what they asked for. One that has ended keeps its requests in the API, but not on the node. */
const livePods = lines`
  max by (cluster, namespace, pod) (
  ${kubeState('kube_pod_status_phase', 'phase=~"Pending|Running"')} == 1
  )
`

/** What all containers of a cluster ask for, or may use at most, against what its nodes have to give. */
const committed = (what: 'requests' | 'limits', resource: Resource) =>
  prometheus(
    lines`
      sum by (cluster) (
      ${kubeState(`kube_pod_container_resource_${what}`, `resource="${resource}"`)}
      * on (cluster, namespace, pod) group_left ()
      ${livePods}
      )
      / sum by (cluster) (${kubeState('kube_node_status_allocatable', `resource="${resource}"`)})
    `,
    `{{cluster}} / ${what}`,
  )

export const cpuRequests = committed('requests', 'cpu')
export const cpuLimits = committed('limits', 'cpu')
export const memoryRequests = committed('requests', 'memory')
export const memoryLimits = committed('limits', 'memory')
