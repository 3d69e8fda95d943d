import type { Located } from '../values/location.ts'
import { clusterScopedKinds } from '../schemas/kind-scopes.ts'
import { kindId, type KindId, type ObjectOf } from '../schemas/kinds.ts'

/** A cluster's objects by what they are and by name. */
export interface ObjectIndex {
  readonly all: <Id extends KindId>(id: Id) => readonly Located<ObjectOf<Id>>[]
  /** Those of a kind for which there is no type. */
  readonly others: (id: string) => readonly Located[]
  readonly find: <Id extends KindId>(
    id: Id,
    namespace: string | undefined,
    name: string,
  ) => Located<ObjectOf<Id>> | undefined
}

export const objectIndex = (objects: readonly Located[]): ObjectIndex => {
  const byKind = Map.groupBy(objects, ({ object }) => kindId(object))
  const byName = new Map(objects.map((located) => [keyOf(located), located]))
  return {
    // The shape of each object was checked against its kind before the index was made.
    all: <Id extends KindId>(id: Id) =>
      (byKind.get(id) as unknown as readonly Located<ObjectOf<Id>>[] | undefined) ?? [],
    others: (id) => byKind.get(id) ?? [],
    find: <Id extends KindId>(id: Id, namespace: string | undefined, name: string) =>
      byName.get(key(id, namespace, name)) as unknown as Located<ObjectOf<Id>> | undefined,
  }
}

/** Two objects with one key are one object to the cluster, which drops the namespace of a kind without one. */
export const keyOf = ({ object }: Located): string => {
  const id = kindId(object)
  const namespace = clusterScopedKinds().has(id) ? undefined : object.metadata.namespace
  return key(id, namespace, object.metadata.name)
}

const key = (id: string, namespace: string | undefined, name: string): string =>
  `${id} ${namespace ?? ''}/${name}`
