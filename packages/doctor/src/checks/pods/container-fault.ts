import { seconds } from '@fleet/model'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { conditionOf, type ContainerStatus, type Pod, type Terminated } from '../../live/pods.ts'
import { inWords, secondsSince } from '../../live/time.ts'
import { SETTLED_IN_SECONDS } from './settled.ts'

/** What is wrong with a container of a pod. */
export interface ContainerFault {
  readonly kind: 'memory' | 'crash' | 'refused' | 'restart' | 'unready'
  readonly severity: 'error' | 'warning'
  /** After the name of the container: `ends again and again`. */
  readonly what: string
  /** The field that says so, and its value. */
  readonly field: string
  readonly seen: string
  /** How its last run ended. */
  readonly last?: Terminated
}

/** What waits for a while in vain as a pod starts: a database, a webhook, a Secret that comes with the pod. */
const STARTED_IN_SECONDS = 60
const RESTARTS_OF_A_START = 3

/** The kubelet gives these where it does not start a container. */
const REFUSALS = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'PostStartHookError',
  'PreCreateHookError',
  'PreStartHookError',
])

/** The end of a run that no container is to blame for: its node was started anew. */
const OF_THE_NODE = new Set(['Unknown', 'ContainerStatusUnknown'])

/** What is wrong with a container; nothing where it runs, or has not had the time to. */
export const containerFault = (
  pod: Pod,
  status: ContainerStatus,
  fleet: LiveFleet,
): ContainerFault | undefined =>
  refusalOf(pod, status, fleet) ?? endOf(pod, status, fleet) ?? unreadinessOf(pod, status, fleet)

const refusalOf = (
  { metadata }: Pod,
  { state }: ContainerStatus,
  fleet: LiveFleet,
): ContainerFault | undefined => {
  const { reason = '', message = '' } = state?.waiting ?? {}
  if (!REFUSALS.has(reason) || secondsSince(fleet, metadata.creationTimestamp) < STARTED_IN_SECONDS)
    return undefined
  return {
    kind: 'refused',
    severity: 'error',
    what: `cannot be started (${reason})`,
    field: 'state.waiting',
    seen: `${reason}: ${message}`,
  }
}

const endOf = (pod: Pod, status: ContainerStatus, fleet: LiveFleet): ContainerFault | undefined => {
  const { state, restartCount } = status
  const last = lastFailure(status)
  if (last === undefined) return undefined
  const isDown = state?.terminated !== undefined || state?.waiting?.reason === 'CrashLoopBackOff'
  if (!isDown && secondsSince(fleet, last.finishedAt) >= seconds(fleet.since)) return undefined
  const kind = kindOf(pod, { last, restartCount, isDown })
  return kind && { ...KINDS[kind], kind, ...shownOf(status, last), last }
}

/** How its last run ended; nothing where it has done its work, as an init container does, however often it failed before. */
const lastFailure = ({ state, lastState }: ContainerStatus): Terminated | undefined => {
  const last = state?.terminated ?? lastState?.terminated
  const isDone = state?.terminated?.exitCode === 0
  return isDone || OF_THE_NODE.has(last?.reason ?? '') ? undefined : last
}

interface End {
  readonly last: Terminated
  readonly restartCount: number
  readonly isDown: boolean
}

const kindOf = (pod: Pod, { last, restartCount, isDown }: End): keyof typeof KINDS | undefined => {
  if (last.reason === 'OOMKilled') return 'memory'
  if (restartCount >= RESTARTS_OF_A_START && (isDown || isShort(last))) return 'crash'
  return isDown || isOfStart(pod, last) ? undefined : 'restart'
}

const KINDS = {
  memory: { severity: 'error', what: 'was killed for want of memory' },
  crash: { severity: 'error', what: 'ends again and again' },
  restart: { severity: 'warning', what: 'was restarted' },
} as const

const shownOf = ({ state, restartCount }: ContainerStatus, { reason, exitCode }: Terminated) => ({
  field: state?.terminated ? 'state.terminated' : 'lastState.terminated',
  seen: `${reason ?? 'ended'}, exit code ${exitCode}, ${restartCount} restarts`,
})

const isShort = ({ startedAt, finishedAt }: Terminated): boolean =>
  startedAt !== undefined &&
  finishedAt !== undefined &&
  Date.parse(finishedAt) - Date.parse(startedAt) < SETTLED_IN_SECONDS * 1000

const isOfStart = ({ metadata }: Pod, { finishedAt = '' }: Terminated): boolean =>
  Date.parse(finishedAt) - Date.parse(metadata.creationTimestamp ?? '') < SETTLED_IN_SECONDS * 1000

const unreadinessOf = (pod: Pod, status: ContainerStatus, fleet: LiveFleet): ContainerFault | undefined => {
  const { ready, state } = status
  if (ready || state?.running === undefined) return undefined
  const since = Math.min(
    secondsSince(fleet, state.running.startedAt),
    secondsSince(fleet, conditionOf(pod, 'ContainersReady')?.lastTransitionTime),
  )
  if (since < SETTLED_IN_SECONDS) return undefined
  return {
    kind: 'unready',
    severity: 'error',
    what: 'runs, and is not ready',
    field: 'ready',
    seen: `false for ${inWords(since)}`,
  }
}
