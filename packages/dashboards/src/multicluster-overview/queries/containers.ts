import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { cadvisor, IN_NAMESPACE, kubeState } from '../../queries/series.ts'
import { POD_NAME } from './pod-name.ts'

/** The sums over a pod and a node's own slices have no container. (Not `image!=""`: k3s sometimes leaves it empty.) */
const OF_CONTAINERS = 'container!=""'

const BY_CONTAINER = 'cluster, namespace, pod, container'

const cpuRate = lines`
  sum by (${BY_CONTAINER}) (
  rate(${cadvisor('container_cpu_usage_seconds_total', IN_NAMESPACE, OF_CONTAINERS)}[$__rate_interval])
  )
`

const memory = (metric: string): string =>
  `max by (${BY_CONTAINER}) (${cadvisor(metric, IN_NAMESPACE, OF_CONTAINERS)})`

const limit = (resource: 'cpu' | 'memory'): string =>
  `max by (${BY_CONTAINER}) (${kubeState('kube_pod_container_resource_limits', IN_NAMESPACE, `resource="${resource}"`)})`

const periods = (metric: string): string =>
  `sum by (${BY_CONTAINER}) (rate(${cadvisor(metric, IN_NAMESPACE, OF_CONTAINERS)}[$__rate_interval]))`

const againstLimit = (used: string, resource: 'cpu' | 'memory'): string =>
  `${used} / on (${BY_CONTAINER}) ${limit(resource)}`

export const cpuUsed = prometheus(cpuRate)

export const residentMemory = prometheus(memory('container_memory_rss'))

export const workingSet = prometheus(memory('container_memory_working_set_bytes'))

const cpuOfLimit = againstLimit(cpuRate, 'cpu')

const memoryOfLimit = againstLimit(memory('container_memory_working_set_bytes'), 'memory')

const throttled = lines`
  ${periods('container_cpu_cfs_throttled_periods_total')}
  / ${periods('container_cpu_cfs_periods_total')}
`

/** The ten pods with the highest values of one of their containers, as curves. */
const highest = (expr: string) =>
  prometheus(`topk(10, max by (cluster, namespace, pod) (\n${expr}\n))`, POD_NAME)

export const cpuShare = prometheus(cpuOfLimit)
export const memoryShare = prometheus(memoryOfLimit)
export const throttledShare = prometheus(throttled)

export const highestMemory = highest(memoryOfLimit)
export const mostThrottled = highest(throttled)

// A pod's containers share one network, whose series have no container.
const network = (direction: 'receive' | 'transmit'): string =>
  `rate(${cadvisor(`container_network_${direction}_bytes_total`, IN_NAMESPACE)}[$__rate_interval])`

export const traffic = prometheus(
  lines`
    sum by (cluster, namespace) (
    ${network('receive')} + ${network('transmit')}
    )
  `,
  '{{cluster}} / {{namespace}}',
)
