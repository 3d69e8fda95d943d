import { crashLoopAt, isCrashLooping } from '../world/events/crash-loop.ts'
import { between } from '../world/hash.ts'
import { counting, growing } from './counters.ts'
import type { Cause, Maker, Makers, Subject } from './subject.ts'
import type { Target } from './target.ts'
import { containersOn, cpuWave, keyOf, memoryOf } from './usage.ts'
import type { World } from '../world/world.ts'
import type { SampleContainer } from '../world/workload.ts'

/** The containers of a node that run, and the pods of their network. */
export const subjectsOfCadvisor = ({ machine }: Target, world: World): readonly Subject[] => {
  if (!machine) return []
  const containers = containersOn(machine, world).filter(({ pod }) => pod.waiting === undefined)
  const pods = [...new Set(containers.map(({ pod }) => pod))].filter(({ workload }) => !workload.isOnHost)
  return [
    ...containers.map((container) => ({
      labels: { ...podLabels(container.pod), container: container.name },
      more: {
        image: container.image,
        id: `/kubepods.slice/${container.pod.uid}/${container.name}`,
        name: container.pod.uid,
        cpu: 'total',
      },
      container,
      pod: container.pod,
    })),
    ...pods.map((pod) => ({
      labels: { ...podLabels(pod), interface: 'eth0' },
      more: { image: 'rancher/mirrored-pause:3.6', id: `/kubepods.slice/${pod.uid}`, name: pod.uid },
      pod,
    })),
  ]
}

const podLabels = ({ name, workload }: SampleContainer['pod']): Subject['labels'] => ({
  namespace: workload.namespace,
  pod: name,
})

const ofContainer =
  (make: (container: SampleContainer, cause: Cause) => ReturnType<Maker>): Maker =>
  (cause) =>
    cause.subject.container && make(cause.subject.container, cause)

const memory = (share: number): Maker =>
  ofContainer((container, { world }) => {
    const used = memoryOf(container, world)
    return (time) => Math.round(share * used(time))
  })

/** Ten periods in a second that a limited container is busy. */
const periods = ofContainer((container, cause) =>
  container.limits.cpu === undefined ? undefined : counting(cause, 4),
)

const throttled = ofContainer((container, cause) => {
  if (container.limits.cpu === undefined) return undefined
  return counting(cause, 4 * between(0, 0.12, `${keyOf(container)} throttled`) ** 1.5)
})

/** A program that is killed again and again has used little in all. */
const cpuSeconds = ofContainer((container, cause) => growing(cause, cpuWave(container).mean, 0.3))

const kills = ofContainer((container, { world }) =>
  isCrashLooping(container, world) ? (time) => crashLoopAt(container.pod, time).kills : () => 0,
)

const network =
  (perSecond: number): Maker =>
  (cause) =>
    counting(cause, perSecond * between(0.1, 3, `${cause.subject.pod?.name ?? ''} network`) ** 2)

export const CADVISOR: Makers = {
  container_cpu_cfs_periods_total: periods,
  container_cpu_cfs_throttled_periods_total: throttled,
  container_cpu_usage_seconds_total: cpuSeconds,
  container_memory_rss: memory(0.86),
  container_memory_working_set_bytes: memory(1),
  container_network_receive_bytes_total: network(4200),
  container_network_transmit_bytes_total: network(3600),
  container_oom_events_total: kills,
}
