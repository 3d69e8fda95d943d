import type { Difference } from '../differences/difference.ts'

/** The pods of one workload, which a change replaces. */
export interface Restart {
  /** `StatefulSet rss-system/miniflux-postgres`, `Loki in HelmRelease monitoring/loki`. */
  readonly workload: string
  /** Whether it may be that the pods stay: what the chart makes of a change is not known. */
  readonly isPossible?: true
  /** What happens meanwhile. */
  readonly how: Rollout
  /** How many pods there are, where that is known. */
  readonly pods?: number
  /** The database that runs in them. */
  readonly database?: string
  /** The fields of the pods, or the values of the chart, that change. */
  readonly because: readonly Difference[]
}

/**
 * `recreate`: the old pods end before the new ones start. `one by one`: a pod ends before its successor starts. `rolling`: new
 * pods start before old ones end. `by hand`: nothing happens until somebody deletes the pods.
 */
export type Rollout = 'recreate' | 'one by one' | 'rolling' | 'by hand'
