import { clusterNames, clusterOf, durationOf, isHub, type ClusterName, type Fleet } from '@fleet/model'
import { sampleFleet } from '@fleet/model/testing'
import type { Check } from '../check.ts'
import type { Diagnosis } from '../diagnosis.ts'
import type { KubernetesObject } from '../live/cluster-api.ts'
import type { LiveCluster } from '../live/live-cluster.ts'
import type { LiveFleet, Repository } from '../live/live-fleet.ts'
import { runChecks, type Examination } from '../run/run-checks.ts'
import { playedApi, type Played } from './played-api.ts'
import { playedStore, type PlayedStore } from './played-store.ts'

/** What a test says of a cluster. */
interface PlayedCluster extends Played {
  /** What its tree states. */
  readonly tree?: readonly (KubernetesObject & { readonly file?: string })[]
}

export interface PlayedFleet {
  readonly fleet?: Fleet
  /** By the name of the cluster. */
  readonly clusters?: Readonly<Record<string, PlayedCluster>>
  readonly prometheus?: PlayedStore
  /** Of a fleet with Thanos; elsewhere it is the same. */
  readonly hubPrometheus?: PlayedStore
  readonly loki?: PlayedStore
  readonly repository?: Partial<Repository>
  readonly now?: number
}

/** The moment of a played run, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 10, 30)

/** What the branch of a played fleet has, and what is checked out. */
export const COMMIT = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'

const playedCluster = (
  fleet: Fleet,
  name: ClusterName,
  { tree = [], ...played }: PlayedCluster,
): LiveCluster => ({
  name,
  isHub: isHub(fleet, name),
  facts: clusterOf(fleet, name),
  tree: tree.map((object) => ({ file: 'telemetry/played.yaml', ...object })),
  api: playedApi(played, tree),
})

/** A running fleet for the test of a check: nothing is there, and nothing is wrong, but what the test says. */
export const playedFleet = (played: PlayedFleet = {}): LiveFleet => {
  const { fleet = sampleFleet(), clusters = {}, prometheus, loki, repository, now = NOW } = played
  const { hubPrometheus = prometheus } = played
  const all = clusterNames(fleet).map((name) => playedCluster(fleet, name, clusters[name] ?? {}))
  const hub = all.find((one) => one.isHub)
  if (!hub) throw new Error('the fleet has no hub')
  return {
    fleet,
    clusters: all,
    hub,
    prometheus: playedStore(prometheus),
    hubPrometheus: playedStore(hubPrometheus),
    loki: playedStore(loki),
    repository: {
      remoteCommit: () => Promise.resolve(COMMIT),
      localCommit: COMMIT,
      committedAt: () => undefined,
      isClean: true,
      ...repository,
    },
    since: durationOf(900),
    now,
  }
}

/**
 * What checks find in a played fleet, without headlines.
 * @throws Error where a check fails by itself: to find nothing would then prove nothing
 */
export const foundBy = async (
  checks: Check | readonly Check[],
  played: PlayedFleet,
): Promise<readonly Diagnosis[]> => {
  const { headlines, unasked } = await examined(checks, played)
  const failed = unasked.find(({ obstacle }) => obstacle === 'failed')
  if (failed) throw new Error(`${failed.check} fails: ${failed.message}`)
  return headlines.flatMap(({ symptoms, ...headline }) => [headline, ...symptoms])
}

/** What a run of some checks makes of a played fleet. */
export const examined = (checks: Check | readonly Check[], played: PlayedFleet): Promise<Examination> =>
  runChecks([checks].flat(), playedFleet(played), { limited: (work) => work, onDone: () => undefined })
