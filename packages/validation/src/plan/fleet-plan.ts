import type { DataChange } from './effects/data-change.ts'
import type { ReleasePlan } from './effects/release-plan.ts'
import type { Restart } from './effects/restart.ts'
import type { StaleReader } from './effects/stale-readers.ts'
import type { ChangedObjectPlan, DeletedObject, PlannedObject } from './objects/planned-object.ts'

/** What a change of its tree does to a running cluster. */
export interface ClusterPlan {
  readonly cluster: string
  /**
   * Whether the cluster itself is new in the trees, or loses its tree: Flux still reads an `emptied` one and deletes what it has
   * applied. Of a `removed` one it finds nothing, and changes nothing.
   */
  readonly state: 'new' | 'kept' | 'emptied' | 'removed'
  /** How many objects the new version of its tree has. */
  readonly objects: number
  readonly created: readonly PlannedObject[]
  readonly changed: readonly ChangedObjectPlan[]
  readonly deleted: readonly DeletedObject[]
  readonly releases: readonly ReleasePlan[]
  readonly restarts: readonly Restart[]
  readonly staleReaders: readonly StaleReader[]
  readonly data: readonly DataChange[]
}
