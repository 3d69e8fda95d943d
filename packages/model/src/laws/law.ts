import type { Cluster } from '../fleet/cluster.ts'
import type { ClusterName, Fleet } from '../fleet/fleet.ts'

/** A place in the inventory, as the keys that lead to it. */
export type InventoryPath = readonly (string | number)[]

/** A breach of a law. Where two entries contradict each other, `what` names both. */
export interface Breach {
  readonly path: InventoryPath
  readonly what: string
  readonly consequence: string
  readonly mend: string
}

export type Clusters = Readonly<Record<ClusterName, Cluster>>

/** Whether the inventory as written has an entry here, well-formed or not: a malformed one is not reported as missing too. */
export type IsDeclared = (...path: InventoryPath) => boolean

/**
 * A rule across the fields of an inventory, named after what it demands. Its scope says what must be well-formed
 * before it can speak, so that one malformed value hides as few other mistakes as possible: `clusters` sees the
 * well-formed clusters, nodes and workloads; `fleet` also needs every other section; `whole` needs everything.
 */
export type Law =
  | { readonly id: string; readonly scope: 'clusters'; readonly breaches: Judge<Clusters> }
  | { readonly id: string; readonly scope: 'fleet' | 'whole'; readonly breaches: Judge<Fleet> }

type Judge<Subject> = (subject: Subject, isDeclared: IsDeclared) => Breach[]
