import type { LiveFleet } from '../live/live-fleet.ts'
import { subjectOf } from '../live/objects.ts'
import { secondsSince } from '../live/time.ts'
import { subjectOfReference, type Kustomization, type Source } from './flux-objects.ts'
import { timeoutOf } from './kustomization-failure.ts'

/** How far a Kustomization is behind what its source has fetched. */
interface Lag {
  readonly source: Source
  /** Since when the source has had it. */
  readonly seconds: number
  /** Whether that is longer than a rollout may take. */
  readonly isLate: boolean
}

const MARGIN_IN_SECONDS = 120

/** Nothing where the Kustomization has applied what its source has. */
export const lagOf = (
  one: Kustomization,
  sources: readonly Source[],
  fleet: Pick<LiveFleet, 'now'>,
): Lag | undefined => {
  const { sourceRef } = one.spec ?? {}
  const source = sources.find(
    (candidate) => sourceRef && subjectOf(candidate) === subjectOfReference(sourceRef, one),
  )
  const artifact = source?.status?.artifact
  if (source === undefined || artifact === undefined) return undefined
  if (artifact.revision === one.status?.lastAppliedRevision) return undefined
  const seconds = secondsSince(fleet, artifact.lastUpdateTime)
  return { source, seconds, isLate: seconds > timeoutOf(one) + MARGIN_IN_SECONDS }
}
