import { troubledCluster, troubledDeployments } from './own-deployments.ts'
import { modulo } from './recurring.ts'
import type { SampleContainer } from '../workload.ts'
import type { World } from '../world.ts'

/**
 * A pod that takes more memory than its limit, again and again: restarts, OOMKilled as the last reason, CrashLoopBackOff while it
 * waits, memory that climbs to the limit, and the kernel's kills.
 */
const CYCLE = 660
const RUNS = 380

export const isCrashLooping = (
  { pod }: Pick<SampleContainer, 'pod'>,
  { fleet }: Pick<World, 'fleet'>,
): boolean =>
  pod.workload.cluster === troubledCluster(fleet) &&
  pod.workload.isOwn === true &&
  pod.workload.name === troubledDeployments(fleet).at(-1)

/** What a crash-looping container does at a time. */
export const crashLoopAt = ({ created }: { readonly created: number }, time: number): CrashLoop => {
  const into = modulo(time - created, CYCLE)
  const cycle = Math.max(0, Math.floor((time - created) / CYCLE))
  const isRunning = into < RUNS
  return {
    isRunning,
    restarts: cycle,
    kills: isRunning ? cycle : cycle + 1,
    // Of its limit.
    memory: isRunning ? 0.25 + 0.75 * (into / RUNS) ** 2 : 0,
    killedAt: created + (isRunning ? cycle - 1 : cycle) * CYCLE + RUNS,
    startedAt: created + cycle * CYCLE,
  }
}

export interface CrashLoop {
  readonly isRunning: boolean
  readonly restarts: number
  readonly kills: number
  readonly memory: number
  readonly killedAt: number
  readonly startedAt: number
}
