import { FLUX_OBJECT_LABELS, FLUX_SOURCE_KINDS } from '@fleet/model'
import { fluxObjects, KUSTOMIZATIONS, lastApplied, ofKind, readySince } from '../../queries/flux.ts'
import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'

const RELEASES = ofKind('HelmRelease')
const SOURCES = ofKind(...FLUX_SOURCE_KINDS)

export const SUSPENDED = 'suspended="true"'
export const ACTIVE = 'suspended!="true"'

const NOT_READY = 'ready=~"False|Unknown"'

/** The numbers that stand for states, the worst is the largest. */
export const STATE = { ready: 0, suspended: 1, inProgress: 2, failed: 3 } as const

/**
 * How long ago an object was last known to be well. Each attempt to apply a Kustomization begins a new condition, so what counts is its last
 * success; another object, and one that never succeeded, has had its condition since then.
 */
const sinceWell = (...matchers: readonly string[]): string =>
  `time() - max by (${FLUX_OBJECT_LABELS}) (${lastApplied(...matchers)} or ${readySince(...matchers)})`

const notReadyFor = lines`
  ${fluxObjects(NOT_READY, ACTIVE)}
  * on (${FLUX_OBJECT_LABELS}) group_left () (${sinceWell()})
`

/** Longer than a layer of a tree may take to become healthy. */
const PATIENCE = 900
export const isTooLong = (seconds: string): string => `(${seconds}) > ${PATIENCE}`

/** What failed: the last attempt did, or none has succeeded for long. With a timeout, most of the time is spent in attempts. */
export const failing = lines`
  group by (${FLUX_OBJECT_LABELS}) (
  ${isTooLong(notReadyFor)}
  or ${fluxObjects('ready="False"', ACTIVE)}
  )
`

/** What is not ready. Each object is among them for a moment whenever it is reconciled. */
export const notReadyStates = prometheus(lines`
  max by (${FLUX_OBJECT_LABELS}) (
  ${STATE.failed} * ${fluxObjects('ready="False"', ACTIVE)}
  or ${STATE.inProgress} * ${fluxObjects('ready="Unknown"', ACTIVE)}
  )
`)
export const notReadySince = prometheus(`max by (${FLUX_OBJECT_LABELS}) (${notReadyFor})`)
export const notReadyRevisions = prometheus(
  `group by (${FLUX_OBJECT_LABELS}, revision) (${fluxObjects(NOT_READY, ACTIVE)})`,
)

/** What tells an object from all others of its kind. */
const NAMED = 'cluster, namespace, name'

/** What matches the condition of an object that is well, and of one that Flux is at work on. */
interface Conditions {
  readonly ready: string
  readonly inProgress: string
}

/** What was never reconciled has no condition yet. */
const APPLIED: Conditions = { ready: 'ready="True"', inProgress: 'ready!~"True|False"' }
/** A source that Flux has nothing to do for, such as a registry of charts, never has one. */
const FETCHED: Conditions = { ready: 'ready!~"False|Unknown"', inProgress: 'ready="Unknown"' }

const statesOf = (kinds: string, labels: string, { ready, inProgress }: Conditions) =>
  prometheus(lines`
    max by (${labels}) (
    ${STATE.failed} * ${fluxObjects(kinds, 'ready="False"', ACTIVE)}
    or ${STATE.inProgress} * ${fluxObjects(kinds, inProgress, ACTIVE)}
    or ${STATE.suspended} * ${fluxObjects(kinds, SUSPENDED)}
    or ${STATE.ready} * ${fluxObjects(kinds, ready, ACTIVE)}
    )
  `)

const ageOf = (time: string, labels: string) => prometheus(`time() - max by (${labels}) (${time})`)

export const kustomizationStates = statesOf(KUSTOMIZATIONS, NAMED, APPLIED)
export const kustomizationsApplied = ageOf(lastApplied(KUSTOMIZATIONS), NAMED)
export const kustomizationRevisions = prometheus(
  `group by (${NAMED}, revision) (${fluxObjects(KUSTOMIZATIONS)})`,
)

export const releaseStates = statesOf(RELEASES, NAMED, APPLIED)
export const releasesSince = ageOf(readySince(RELEASES), NAMED)
export const releaseVersions = prometheus(`group by (${NAMED}, chart_version) (${fluxObjects(RELEASES)})`)

export const sourceStates = statesOf(SOURCES, FLUX_OBJECT_LABELS, FETCHED)
export const sourcesSince = ageOf(readySince(SOURCES), FLUX_OBJECT_LABELS)
export const sourceRevisions = prometheus(
  `group by (${FLUX_OBJECT_LABELS}, revision) (${fluxObjects(SOURCES)})`,
)
