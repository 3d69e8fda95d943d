import type { Differences } from '../differences/difference.ts'

/** An object by its name, and the file of the tree that has it. */
export interface PlannedObject {
  readonly kind: string
  readonly namespace?: string
  readonly name: string
  /** In the cluster's tree: `telemetry/loki.yaml`. */
  readonly file: string
  /** What a person knows it by: `chart loki 6.1.0`, `5Gi of local-path`. */
  readonly about?: string
}

/** An object that is in both versions, and what differs. */
export interface ChangedObjectPlan extends PlannedObject, Differences {
  /** The name before, where the name holds a hash of the content: a new object takes the place of the old one. */
  readonly replaces?: string
}

/** An object that the new version lacks. */
export interface DeletedObject extends PlannedObject {
  /** Why it stays in the cluster all the same. */
  readonly stays?: string
}
