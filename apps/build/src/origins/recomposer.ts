import type { Fleet } from '@fleet/model'
import { composeFleet } from '../compose/compose-fleet.ts'
import type { ClusterTree } from '../tree.ts'
import { variantsOf, withKey, withValue, type FieldPath, type Leaf } from './fields.ts'

/** A part of an inventory that may be the origin of a finding. */
export interface Candidate {
  readonly path: FieldPath
  /** Of a text or number. Without a value the name of an entry is meant: the last key. */
  readonly value?: Leaf['value']
}

/** The trees of an inventory in which one part is another; nothing where they cannot be made, or enough have been. */
export type Recompose = (candidate: Candidate) => readonly ClusterTree[] | undefined

/** How many trees are composed again at most, for all findings together: about a second. */
const MOST_TREES = 200

/** Composes the trees of each changed inventory once. */
export const recomposer = (fleet: Fleet, clusters: number): Recompose => {
  const known = new Map<string, readonly ClusterTree[] | undefined>()
  let left = MOST_TREES
  return (candidate) => {
    const key = JSON.stringify([candidate.path, candidate.value === undefined])
    if (!known.has(key)) {
      left -= clusters
      const versions = left < 0 ? [] : versionsOf(fleet, candidate)
      known.set(key, firstComposed(versions))
    }
    return known.get(key)
  }
}

const versionsOf = (fleet: Fleet, { path, value }: Candidate): readonly unknown[] =>
  value === undefined
    ? [withKey(fleet, path, `${path.at(-1)}x`)]
    : variantsOf(value).map((variant) => withValue(fleet, path, variant))

/** Components may rely on what only a valid inventory has. */
const firstComposed = ([version, ...others]: readonly unknown[]): readonly ClusterTree[] | undefined => {
  if (version === undefined) return undefined
  try {
    return composeFleet(version as Fleet)
  } catch {
    return firstComposed(others)
  }
}
