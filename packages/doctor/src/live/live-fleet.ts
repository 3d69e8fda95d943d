import type { Duration, Fleet } from '@fleet/model'
import type { LiveCluster } from './live-cluster.ts'
import type { StoreApi } from './store-api.ts'

/** The repository that Flux follows. */
export interface Repository {
  /** The commit that the remote's branch has. @throws NotAsked where the remote cannot be asked */
  readonly remoteCommit: () => Promise<string>
  /** The commit that is checked out; nothing outside of a repository. */
  readonly localCommit: string | undefined
  /** When a commit was made, in milliseconds since 1970; nothing where the repository here does not have it. */
  readonly committedAt: (commit: string) => number | undefined
  /** Whether the trees on the disk are those of that commit. */
  readonly isClean: boolean
}

/** The running fleet: what the inventory and the trees state, and all that can be asked. */
export interface LiveFleet {
  readonly fleet: Fleet
  /** The clusters that are asked about. */
  readonly clusters: readonly LiveCluster[]
  /** The hub, also where it is not asked about. */
  readonly hub: LiveCluster
  /** What answers PromQL about all clusters: Query of Thanos, where the fleet stores its metrics there. */
  readonly prometheus: StoreApi
  /** What scrapes the hub: the same Prometheus, or the one that writes to Thanos. */
  readonly hubPrometheus: StoreApi
  readonly loki: StoreApi
  readonly repository: Repository
  /** How far back a check looks. */
  readonly since: Duration
  /** The moment of the run, in milliseconds since 1970. */
  readonly now: number
}
