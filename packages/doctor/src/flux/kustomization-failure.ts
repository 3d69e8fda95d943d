import { seconds, type Duration } from '@fleet/model'
import type { LiveFleet } from '../live/live-fleet.ts'
import { subjectOf } from '../live/objects.ts'
import { conditionOf } from '../live/pods.ts'
import { secondsSince } from '../live/time.ts'
import { subjectOfReference, type FluxCondition, type Kustomization } from './flux-objects.ts'

type Moment = Pick<LiveFleet, 'now'>

/** How a Kustomization fails. */
export interface Failure {
  readonly kustomization: Kustomization
  /** The reason that Flux states. */
  readonly reason: string
  /** The message that Flux states; empty where only the reason is known. */
  readonly message: string
  /** Where that is read. */
  readonly asked: string
}

const SUCCEEDED = 'ReconciliationSucceeded'
/** What Flux states while something else is not there yet. It tries again every 30 s. */
const WAITING = new Set(['DependencyNotReady', 'HealthCheckCanceled'])
const NO_ARTIFACT = /artifact not found/i
/** Flux states its first condition within seconds. */
const FIRST_STATUS_IN_SECONDS = 300
const MARGIN_IN_SECONDS = 120
const DEFAULT_TIMEOUT_IN_SECONDS = 300

/** How long one reconciliation may take before it fails by itself. */
export const timeoutOf = ({ spec }: Kustomization): number => {
  const written = spec?.timeout ?? spec?.interval
  return seconds((written ?? '') as Duration) || DEFAULT_TIMEOUT_IN_SECONDS
}

/** Every Kustomization that fails, or waits for one that does. A reconciliation that is on its way is no failure. */
export const failuresOf = (all: readonly Kustomization[], fleet: Moment): readonly Failure[] => {
  const live = all.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
  const failing = new Map<string, Failure>()
  for (const one of live) {
    const failure = ownFailure(one, fleet)
    if (failure) failing.set(subjectOf(one), failure)
  }
  addWaiting(live, failing)
  return [...failing.values()]
}

/** One that waits is found as soon as one that it waits for fails or is not there. */
const addWaiting = (all: readonly Kustomization[], failing: Map<string, Failure>): void => {
  const names = new Set(all.map(subjectOf))
  const isHopeless = (subject: string): boolean => failing.has(subject) || !names.has(subject)
  const more = all.filter(
    (one) => !failing.has(subjectOf(one)) && isWaiting(one) && dependenciesOf(one).some(isHopeless),
  )
  for (const one of more) failing.set(subjectOf(one), stated(one, readyOf(one)))
  if (more.length > 0) addWaiting(all, failing)
}

const dependenciesOf = (one: Kustomization): readonly string[] =>
  (one.spec?.dependsOn ?? []).map((dependency) =>
    subjectOfReference({ kind: 'Kustomization', ...dependency }, one),
  )

const readyOf = (one: Kustomization): FluxCondition | undefined => conditionOf(one, 'Ready')

const isWaiting = (one: Kustomization): boolean => {
  const ready = readyOf(one)
  return ready?.status === 'False' && (WAITING.has(ready.reason) || NO_ARTIFACT.test(ready.message))
}

const stated = (kustomization: Kustomization, condition: FluxCondition | undefined): Failure => ({
  kustomization,
  reason: condition?.reason ?? 'not reconciled',
  message: condition?.message ?? '',
  asked: `${subjectOf(kustomization)} .status.conditions[type=Ready]`,
})

const ownFailure = (one: Kustomization, fleet: Moment): Failure | undefined => {
  const ready = readyOf(one)
  const since = secondsSince(fleet, ready?.lastTransitionTime ?? one.metadata.creationTimestamp)
  if (ready === undefined) return since > FIRST_STATUS_IN_SECONDS ? stated(one, undefined) : undefined
  if (ready.status === 'True') return undefined
  const isLate = since > timeoutOf(one) + MARGIN_IN_SECONDS
  if (ready.status === 'Unknown') return failedBefore(one) ?? (isLate ? stated(one, ready) : undefined)
  return !isWaiting(one) || isLate ? stated(one, ready) : undefined
}

/**
 * What failed the last time and is being tried again. Flux then states that it is unknown whether the Kustomization is ready, for
 * as long as its timeout, and waits only shortly between two trials.
 */
const failedBefore = (one: Kustomization): Failure | undefined => {
  const { history: [last] = [], lastAttemptedRevision } = one.status ?? {}
  if (last === undefined || last.lastReconciledStatus === SUCCEEDED) return undefined
  if (last.metadata?.revision !== lastAttemptedRevision) return undefined
  return {
    kustomization: one,
    reason: last.lastReconciledStatus,
    message: '',
    asked: `${subjectOf(one)} .status.history[0].lastReconciledStatus`,
  }
}
