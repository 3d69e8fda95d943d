import { crashLoopAt, isCrashLooping, type CrashLoop } from '../world/events/crash-loop.ts'
import { hash } from '../world/hash.ts'
import type { SampleContainer } from '../world/workload.ts'
import { always, type Cause, type Maker, type Makers } from './subject.ts'
import { keyOf } from './usage.ts'

const ofContainer =
  (make: (container: SampleContainer, cause: Cause) => ReturnType<Maker>): Maker =>
  (cause) =>
    cause.subject.container && make(cause.subject.container, cause)

/** By how a container stands: it crashes again and again, it never started, or it runs. */
const standing = (
  crashing: (loop: CrashLoop) => number | undefined,
  waiting: number | undefined,
  running: number | undefined,
): Maker =>
  ofContainer((container, { world }) => {
    if (isCrashLooping(container, world)) return (time) => crashing(crashLoopAt(container.pod, time))
    const value = container.pod.waiting === undefined ? running : waiting
    return value === undefined ? undefined : () => value
  })

/** A state that only exists while it is so. */
const only = (
  isWanted: (labels: Cause['labels'], container: SampleContainer) => boolean,
  maker: Maker,
): Maker => ofContainer((container, cause) => (isWanted(cause.labels, container) ? maker(cause) : undefined))

/** What a crash-looping container says of its last end. */
const lastEnd = (value: (loop: CrashLoop) => number): Maker => standing(value, undefined, undefined)

/** Some containers were restarted once, long ago. */
const restarts = ofContainer((container, { world }) => {
  if (isCrashLooping(container, world)) return (time) => crashLoopAt(container.pod, time).restarts
  const count = container.pod.waiting === undefined && hash(`${keyOf(container)} restarts`) < 0.15 ? 1 : 0
  return () => count
})

const waitingReason = ofContainer((container, { labels: { reason }, world }) => {
  if (isCrashLooping(container, world))
    return reason === 'CrashLoopBackOff'
      ? (time) => (crashLoopAt(container.pod, time).isRunning ? undefined : 1)
      : undefined
  return reason === container.pod.waiting ? () => 1 : undefined
})

const UNITS: Readonly<Record<string, string>> = { cpu: 'core', memory: 'byte' }

const amount = (of: 'requests' | 'limits'): Maker =>
  ofContainer((container, { labels: { resource = '', unit } }) => {
    if (UNITS[resource] !== unit) return undefined
    const value = container[of][resource as 'cpu' | 'memory']
    return value === undefined ? undefined : () => value
  })

/** What kube-state-metrics says of containers. */
export const KUBE_CONTAINERS: Makers = {
  kube_pod_container_resource_limits: amount('limits'),
  kube_pod_container_resource_requests: amount('requests'),
  kube_pod_container_state_started: standing(({ startedAt }) => startedAt, undefined, 1),
  kube_pod_container_status_last_terminated_exitcode: lastEnd(() => 137),
  kube_pod_container_status_last_terminated_reason: only(
    ({ reason }) => reason === 'OOMKilled',
    lastEnd(() => 1),
  ),
  kube_pod_container_status_last_terminated_timestamp: lastEnd(({ killedAt }) => killedAt),
  kube_pod_container_status_ready: standing(({ isRunning }) => Number(isRunning), 0, 1),
  kube_pod_container_status_restarts_total: restarts,
  kube_pod_container_status_running: standing(({ isRunning }) => Number(isRunning), 0, 1),
  kube_pod_container_status_terminated: always(0),
  kube_pod_container_status_terminated_reason: () => undefined,
  kube_pod_container_status_waiting: standing(({ isRunning }) => Number(!isRunning), 1, 0),
  kube_pod_container_status_waiting_reason: waitingReason,
}
