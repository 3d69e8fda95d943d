import { between } from '../world/hash.ts'
import { wave, waveAt } from '../world/wave.ts'
import { claimName } from './kube-subjects.ts'
import { always, type Maker, type Makers, type Subject } from './subject.ts'
import type { Target } from './target.ts'
import type { World } from '../world/world.ts'
import { containersOn } from './usage.ts'

/** What a kubelet reports on: itself, its volumes, its operations. */
export const subjectsOfKubelet = ({ cluster, machine }: Target): readonly Subject[] => [
  { labels: {}, more: { node: machine?.name ?? '' } },
  ...['sync', 'create', 'kill', 'update'].map((operation) => ({ labels: { operation_type: operation } })),
  ...['running', 'exited', 'created'].map((state) => ({ labels: { container_state: state } })),
  ...cluster.workloads.flatMap((workload) =>
    (workload.claims ?? []).map((claim) => ({
      labels: { namespace: workload.namespace, persistentvolumeclaim: claimName(workload, claim.name) },
      workload,
      share: claim.bytes,
    })),
  ),
]

const volume =
  (of: (used: number, size: number) => number): Maker =>
  ({ subject, labels }) => {
    const { share } = subject
    if (share === undefined) return undefined
    const used = wave(
      between(0.2, 0.7, `${labels['persistentvolumeclaim'] ?? ''} used`),
      'volume',
      0.01,
      0.01,
    )
    return (time) => Math.round(of(waveAt(used, time), share))
  }

const running =
  (of: (world: World, target: Target) => number): Maker =>
  ({ world, target, labels }) => {
    const count =
      labels['container_state'] === undefined || labels['container_state'] === 'running'
        ? of(world, target)
        : 2
    return () => count
  }

const containers = (world: World, { machine }: Target) => (machine ? containersOn(machine, world) : [])

export const KUBELET: Makers = {
  kubelet_evictions: () => undefined,
  kubelet_node_name: always(1),
  kubelet_running_containers: running((world, target) => containers(world, target).length),
  kubelet_running_pods: running(
    (world, target) => new Set(containers(world, target).map(({ pod }) => pod)).size,
  ),
  kubelet_volume_stats_available_bytes: volume((used, size) => (1 - used) * size),
  kubelet_volume_stats_capacity_bytes: volume((_, size) => size),
  kubelet_volume_stats_inodes: volume((_, size) => size / 16_384),
  kubelet_volume_stats_inodes_free: volume((used, size) => ((1 - used / 3) * size) / 16_384),
  kubelet_volume_stats_inodes_used: volume((used, size) => ((used / 3) * size) / 16_384),
  kubelet_volume_stats_used_bytes: volume((used, size) => used * size),
}
