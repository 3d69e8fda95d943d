import { lines } from '../../queries/lines.ts'
import { chosen } from '../../queries/matchers.ts'
import { prometheus } from '../../queries/query.ts'
import { cadvisor, IN_NAMESPACE, kubeState } from '../../queries/series.ts'
import { POD_NAME } from './pod-name.ts'

/** The pods of the chosen namespaces and phases, with their phase and node. The value is always 1. */
const chosenPods = lines`
  max by (cluster, namespace, pod, phase) (
  ${kubeState('kube_pod_status_phase', IN_NAMESPACE, chosen('phase'))} == 1
  )
  * on (cluster, namespace, pod) group_left (node)
  max by (cluster, namespace, pod, node) (${kubeState('kube_pod_info', IN_NAMESPACE)})
`

/** The values of a metric for the chosen pods only, so that every query of the table has the same rows. */
const forChosenPods = (expr: string): string => lines`
  (${expr})
  * on (cluster, namespace, pod) group_left (phase, node)
  (${chosenPods})
`

export const age = prometheus(
  forChosenPods(`time() - max by (cluster, namespace, pod) (${kubeState('kube_pod_created', IN_NAMESPACE)})`),
)

export const restarts = prometheus(
  forChosenPods(lines`
    sum by (cluster, namespace, pod) (
    ${kubeState('kube_pod_container_status_restarts_total', IN_NAMESPACE)}
    )
  `),
)

export const waitingReasons = prometheus(
  forChosenPods(lines`
    max by (cluster, namespace, pod, reason) (
    ${kubeState('kube_pod_container_status_waiting_reason', IN_NAMESPACE)} == 1
    )
  `),
)

/** Pods that wait, that failed, or whose node says nothing. */
export const notRunning = (...matchers: readonly string[]): string =>
  `sum by (cluster) (${kubeState('kube_pod_status_phase', ...matchers, 'phase=~"Pending|Failed|Unknown"')})`

export const podsNotRunning = prometheus(notRunning(IN_NAMESPACE), '{{cluster}}')

/** How often a counter went up between two points of a panel, to the nearest whole. */
const events = (series: string): string =>
  lines`
    round(
    sum by (cluster, namespace, pod) (increase(${series}[$__rate_interval]))
    ) > 0
  `

export const restartEvents = prometheus(
  events(kubeState('kube_pod_container_status_restarts_total', IN_NAMESPACE)),
  POD_NAME,
)

export const outOfMemoryKills = prometheus(
  events(cadvisor('container_oom_events_total', IN_NAMESPACE)),
  POD_NAME,
)
