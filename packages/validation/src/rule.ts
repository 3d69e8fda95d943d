import type { Spot } from './spot.ts'
import type { ClusterView } from './view/cluster-view.ts'
import type { FleetView } from './view/fleet-view.ts'

/** What a rule found. Where two things contradict each other, `what` names both. */
export interface Breach {
  readonly at: Spot
  readonly what: string
  readonly consequence: string
  readonly mend: string
}

/** A rule across the objects of all trees, named after what it demands. */
export interface Rule {
  /** In the grammar `no-missing-*`, `require-*`, `unique-*`, `valid-*`, `ban-*`. */
  readonly id: string
  /** Why it exists: what happened, or would. */
  readonly why: string
  readonly judge: (fleet: FleetView) => readonly Breach[]
}

/** A rule that judges each cluster by itself. */
export const inEachCluster =
  (judge: (cluster: ClusterView) => readonly Breach[]): Rule['judge'] =>
  ({ clusters }) =>
    clusters.flatMap(judge)
