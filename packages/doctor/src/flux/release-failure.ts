import { seconds, type Duration } from '@fleet/model'
import type { LiveFleet } from '../live/live-fleet.ts'
import { subjectOf } from '../live/objects.ts'
import { conditionOf } from '../live/pods.ts'
import { secondsSince } from '../live/time.ts'
import type { FluxCondition, HelmRelease } from './flux-objects.ts'

/** How a HelmRelease fails. */
export interface ReleaseFailure {
  readonly release: HelmRelease
  readonly reason: string
  readonly message: string
  readonly asked: string
  /** Whether Flux has given up: it tries no more before a change. */
  readonly isStalled: boolean
}

/** What Flux states while something else is not there yet. */
const WAITING = /^(?:DependencyNotReady|SourceNotReady|HealthCheckCanceled)$|artifact not found/i
const GRACE_IN_SECONDS = 120
const MARGIN_IN_SECONDS = 120
/** Helm's own. */
const DEFAULT_TIMEOUT_IN_SECONDS = 300

const timeoutOf = ({ spec }: HelmRelease): number =>
  seconds((spec?.timeout ?? '') as Duration) || DEFAULT_TIMEOUT_IN_SECONDS

/** How a HelmRelease fails; nothing where it is installed, or on its way. */
export const releaseFailure = (
  release: HelmRelease,
  fleet: Pick<LiveFleet, 'now'>,
): ReleaseFailure | undefined => {
  const ready = conditionOf(release, 'Ready')
  if (ready?.status === 'True' || release.metadata.deletionTimestamp !== undefined) return undefined
  // What failed the last time stays in this condition while Flux repairs it and tries again.
  const released = conditionOf(release, 'Released')
  if (released?.status === 'False' && isOfPresent(release, released)) return stated(release, released)
  const since = secondsSince(fleet, ready?.lastTransitionTime ?? release.metadata.creationTimestamp)
  return since > patience(release, ready) ? stated(release, ready) : undefined
}

/** Whether a condition is about what the release states now: a change is tried anew. */
const isOfPresent = ({ metadata }: HelmRelease, { observedGeneration }: FluxCondition): boolean =>
  (observedGeneration ?? metadata.generation) === metadata.generation

/** For how long a state is no failure yet. */
const patience = (release: HelmRelease, ready: FluxCondition | undefined): number => {
  if (ready?.status === 'Unknown') return timeoutOf(release) + MARGIN_IN_SECONDS
  if (ready === undefined || WAITING.test(ready.reason) || WAITING.test(ready.message))
    return GRACE_IN_SECONDS
  return -1
}

const stated = (release: HelmRelease, condition: FluxCondition | undefined): ReleaseFailure => ({
  release,
  reason: condition?.reason ?? 'not reconciled',
  message: condition?.message ?? 'Flux has not stated anything of it',
  asked: `${subjectOf(release)} .status.conditions[type=${condition?.type ?? 'Ready'}]`,
  isStalled: conditionOf(release, 'Stalled')?.status === 'True',
})
