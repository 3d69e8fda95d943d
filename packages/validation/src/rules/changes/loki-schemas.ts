import type { Path } from '../../values/location.ts'
import { listOf, valueAt } from '../../values/value-at.ts'
import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { isOfKind, RELEASE } from '../../tree/changes/removals.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { lokiModeIn } from '../stores/loki-modes.ts'

/** The releases of Loki that both versions have. */
export const changedLokis = (changes: ClusterChanges): readonly ChangedObject[] =>
  changes.changed.filter(
    ({ after }) => isOfKind(RELEASE)(after) && chartOf(changes.after, after)?.name === 'loki',
  )

const HOMES: readonly Path[] = [
  ['spec', 'values', 'loki', 'structuredConfig', 'schema_config', 'configs'],
  ['spec', 'values', 'loki', 'schemaConfig', 'configs'],
]

/** The schemas of a release, by the days from which they apply, and where they are. */
export interface Schemas {
  readonly path: Path
  readonly schemas: readonly unknown[]
}

export const schemasIn = (object: object): Schemas | undefined => {
  const path = HOMES.find((home) => listOf(valueAt(object, home)).length > 0)
  return path && { path, schemas: listOf(valueAt(object, path)) }
}

/** Whether a Loki of one process becomes one of parts, which read the bucket alone. */
export const becomesDistributed = ({ before, after }: ChangedObject): boolean =>
  lokiModeIn(before.object) === 'Monolithic' && lokiModeIn(after.object) === 'Distributed'
