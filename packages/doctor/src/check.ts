import type { DoctorNeed } from '@fleet/model'
import type { Found } from './diagnosis.ts'
import type { LiveCluster } from './live/live-cluster.ts'
import type { LiveFleet } from './live/live-fleet.ts'

/** What a person reads of a check. Its page in docs/checks is made of these fields. */
export interface CheckDocs {
  /** What is true where all is well, in a few words: `flux-applied`. */
  readonly id: string
  /** The same as a sentence. */
  readonly title: string
  /** Why it matters: what a person sees in Grafana, or does not see, where it is not true. */
  readonly rationale: string
  /** How a person asks the same by hand: commands with `CONTEXT` for the context of the cluster. */
  readonly byHand: readonly string[]
  /** What it asks, and with that the rights that it needs. */
  readonly needs: readonly DoctorNeed[]
}

/** A check of each cluster by itself. */
interface ClusterCheck extends CheckDocs {
  readonly of: 'cluster'
  /** @throws NotAsked where something it needs cannot be asked */
  readonly check: (cluster: LiveCluster, fleet: LiveFleet) => Promise<readonly Found[]>
}

/** A check of the whole fleet, or of its hub. */
interface FleetCheck extends CheckDocs {
  readonly of: 'fleet'
  /** @throws NotAsked where something it needs cannot be asked */
  readonly check: (fleet: LiveFleet) => Promise<readonly Found[]>
}

export type Check = ClusterCheck | FleetCheck
