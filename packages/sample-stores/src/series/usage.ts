import { crashLoopAt, isCrashLooping } from '../world/events/crash-loop.ts'
import { isDeployed, isFailingAfterDeploy } from '../world/events/deploy.ts'
import { pressureOf } from '../world/events/memory-pressure.ts'
import { between } from '../world/hash.ts'
import { wave, waveAt, type Wave } from '../world/wave.ts'
import type { Machine, SampleContainer, SampleNode } from '../world/workload.ts'
import type { World } from '../world/world.ts'

export const keyOf = ({ name, pod }: SampleContainer): string =>
  `${pod.workload.cluster}/${pod.workload.namespace}/${pod.name}/${name}`

/** The cores that a container uses: about what it requests. */
export const cpuWave = (container: SampleContainer): Wave => {
  const key = `${keyOf(container)} cpu`
  const { requests, limits } = container
  const most = 0.6 * (limits.cpu ?? 1)
  return wave(Math.min(most, requests.cpu * between(0.15, 0.9, key)), key, 0.35, 0.3)
}

/** The bytes of memory that a container uses. */
export const memoryOf = (container: SampleContainer, world: World): ((time: number) => number) => {
  const { requests, limits, pod } = container
  if (isCrashLooping(container, world)) return (time) => crashLoopAt(pod, time).memory * limits.memory
  const key = `${keyOf(container)} memory`
  const usual = wave(
    Math.min(0.75 * limits.memory, requests.memory * between(0.5, 1.25, key)),
    key,
    0.05,
    0.06,
  )
  if (!isDeployed(pod.workload, world)) return (time) => waveAt(usual, time)
  return (time) => (isFailingAfterDeploy(time, world) ? 1.2 : 1) * waveAt(usual, time)
}

/** How many of its cores a machine is busy with, from 0 to 1. */
export const busyWave = (machine: Machine, world: World): Wave => {
  const containers = containersOn(machine, world)
  const cores = containers.reduce((sum, container) => sum + cpuWave(container).mean, 0)
  return wave(Math.min(0.6, 0.06 + (1.3 * cores) / machine.cpus), `${machine.address} busy`, 0.35, 0.3)
}

/** The share of a machine's memory that is in use, from 0 to 1. */
export const memoryShare = (machine: Machine, world: World): ((time: number) => number) => {
  const containers = containersOn(machine, world)
  const used = containers.reduce((sum, { requests }) => sum + requests.memory, 0) + SYSTEM
  const key = `${machine.address} memory`
  const usual = wave(Math.min(0.7, used / machine.memory + between(0.05, 0.2, key)), key, 0.06, 0.05)
  const pressure = pressureOf(machine, world)
  return (time) => {
    const now = waveAt(usual, time)
    return now + (FULL - now) * pressure(time)
  }
}

const SYSTEM = 1.4 * 2 ** 30
const FULL = 0.965

export const containersOn = (machine: Machine, { clusters }: World): readonly SampleContainer[] =>
  clusters.flatMap(({ workloads }) =>
    workloads.flatMap(({ pods }) =>
      pods.filter(({ node }) => isSame(node, machine)).flatMap(({ containers }) => containers),
    ),
  )

const isSame = (node: SampleNode, machine: Machine): boolean =>
  node.name === machine.name && node.address === machine.address
