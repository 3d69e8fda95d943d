import { seconds, type Duration } from '@fleet/model'
import type { Evidence, Found } from '../../diagnosis.ts'
import type { Source } from '../../flux/flux-objects.ts'
import { commitOf, short } from '../../flux/revision.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { inWords } from '../../live/time.ts'

/** How a repository that Flux has fetched differs from the branch of the remote. */
export interface SourceBehind extends Pick<Found, 'severity' | 'message' | 'cause'> {
  readonly seen: readonly Evidence[]
}

/** Flux asks the remote at each interval, and the fetch takes its time. */
const MARGIN_IN_SECONDS = 120

/** Nothing where Flux has what the branch has, or the branch has it only since a moment. @throws NotAsked */
export const sourceBehind = async (source: Source, fleet: LiveFleet): Promise<SourceBehind | undefined> => {
  const { branch } = fleet.fleet.gitops
  const followed = source.spec?.ref?.branch
  if (followed !== undefined && followed !== branch) return otherBranch(source, followed, branch)
  const remote = await fleet.repository.remoteCommit()
  const fetched = commitOf(source.status?.artifact?.revision)
  if (fetched === remote) return undefined
  const made = fleet.repository.committedAt(remote)
  const age = made === undefined ? undefined : (fleet.now - made) / 1000
  const interval = seconds((source.spec?.interval ?? '') as Duration)
  if (age !== undefined && age < interval + MARGIN_IN_SECONDS) return undefined
  return behind(source, { branch, remote, fetched, age })
}

const otherBranch = (source: Source, followed: string, branch: string): SourceBehind => ({
  severity: 'error',
  message: `${subjectOf(source)} follows the branch ${followed}, and the inventory states ${branch}`,
  seen: [{ asked: `${subjectOf(source)} .spec.ref.branch`, seen: followed }],
  cause: 'Flux was bootstrapped with another branch, or the inventory has changed since then.',
})

interface Lag {
  readonly branch: string
  readonly remote: string
  readonly fetched: string | undefined
  /** Of the commit that the branch has, in seconds; nothing where the repository here does not have it. */
  readonly age: number | undefined
}

const behind = (source: Source, { branch, remote, fetched, age }: Lag): SourceBehind => ({
  // Without the age of the commit, it may have been pushed a moment ago.
  severity: age === undefined ? 'warning' : 'error',
  message: `${subjectOf(source)} has ${short(fetched)}, and the branch ${branch} has ${short(remote)}${age === undefined ? '' : `, made ${inWords(age)} ago`}`,
  seen: [
    {
      asked: `${subjectOf(source)} .status.artifact.revision`,
      seen: source.status?.artifact?.revision ?? 'nothing',
    },
    { asked: `git ls-remote origin refs/heads/${branch}`, seen: remote },
  ],
  cause:
    age === undefined
      ? `It was pushed since the last fetch, or Flux does not fetch: it is to do so every ${source.spec?.interval ?? 'minute'}.`
      : 'Flux does not fetch the repository, or follows another one than the remote of this checkout.',
})
