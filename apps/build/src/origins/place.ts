import { load } from 'js-yaml'
import { valueAt, type Location } from '@fleet/validation'
import type { ClusterTree } from '../tree.ts'

/** A place in a generated file: what stands there can be compared in trees of other inventories. */
export interface Place {
  readonly cluster: string
  /** Inside the cluster's folder. */
  readonly path: string
  readonly document: number
  readonly keys: Keys
  /** Keys inside a value that is itself a text of YAML or JSON. */
  readonly inside?: Keys
}

type Keys = NonNullable<Location['path']>

/** What stands at a place. A key that is missing is taken for the closest one that leads to it. */
export const valueIn = (trees: readonly ClusterTree[], { keys, inside, ...place }: Place): unknown => {
  const outer = closest(objectIn(trees, place), keys)
  return inside === undefined || typeof outer !== 'string' ? outer : closest(parsed(outer), inside)
}

/** The object that a place is in. */
export const objectIn = (
  trees: readonly ClusterTree[],
  { cluster, path, document }: Pick<Place, 'cluster' | 'path' | 'document'>,
): object | undefined =>
  trees.find((tree) => tree.cluster === cluster)?.files.find((file) => file.path === path)?.objects[document]

const closest = (holder: unknown, keys: Keys): unknown => {
  const value = valueAt(holder, keys)
  return value === undefined && keys.length > 0 ? closest(holder, keys.slice(0, -1)) : value
}

const parsed = (text: string): unknown => {
  try {
    return load(text)
  } catch {
    return text
  }
}
