import type { Placed } from '../values/spot.ts'
import { kindId, type KindId, type ObjectOf } from '../schemas/kinds.ts'

/** A cluster's objects by what they are and by name. */
export interface ObjectIndex {
  readonly all: <Id extends KindId>(id: Id) => readonly Placed<ObjectOf<Id>>[]
  /** Those of a kind for which there is no type. */
  readonly others: (id: string) => readonly Placed[]
  readonly find: <Id extends KindId>(
    id: Id,
    namespace: string | undefined,
    name: string,
  ) => Placed<ObjectOf<Id>> | undefined
}

export const objectIndex = (objects: readonly Placed[]): ObjectIndex => {
  const byKind = Map.groupBy(objects, ({ object }) => kindId(object))
  const byName = new Map(objects.map((placed) => [keyOf(placed), placed]))
  return {
    // The shape of each object was checked against its kind before the index was made.
    all: <Id extends KindId>(id: Id) =>
      (byKind.get(id) as unknown as readonly Placed<ObjectOf<Id>>[] | undefined) ?? [],
    others: (id) => byKind.get(id) ?? [],
    find: <Id extends KindId>(id: Id, namespace: string | undefined, name: string) =>
      byName.get(key(id, namespace, name)) as unknown as Placed<ObjectOf<Id>> | undefined,
  }
}

/** Two objects with one key are one object to the cluster. */
export const keyOf = ({ object }: Placed): string =>
  key(kindId(object), object.metadata.namespace, object.metadata.name)

const key = (id: string, namespace: string | undefined, name: string): string =>
  `${id} ${namespace ?? ''}/${name}`
