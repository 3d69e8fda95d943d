import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { groupKindOf } from '../../tree/objects.ts'
import type { Located } from '../../values/location.ts'

/** An object whose name holds a hash of its content, and the one that takes its place. */
export interface Replaced {
  readonly before: Located
  readonly after: Located
}

/** The objects of which a name with another hash takes the place. */
export const replacedObjects = ({ created, deleted }: ClusterChanges): readonly Replaced[] => {
  const [old, now] = [byStem(deleted), byStem(created)]
  return [...now].flatMap(([stem, [after, ...moreAfter]]) => {
    const [before, ...moreBefore] = old.get(stem) ?? []
    return before && after && moreAfter.length + moreBefore.length === 0 ? [{ before, after }] : []
  })
}

/** As this generator and kustomize hash: ten characters. */
const HASH = /-(?=[a-z]*\d|\d*[a-z])[0-9a-z]{10}$/

const isHashed = ({ object }: Located): boolean =>
  ['core/ConfigMap', 'core/Secret'].includes(groupKindOf(object)) && HASH.test(object.metadata.name)

const byStem = (all: readonly Located[]) => Map.groupBy(all.filter(isHashed), stemOf)

const stemOf = ({ object }: Located): string =>
  JSON.stringify([groupKindOf(object), object.metadata.namespace, object.metadata.name.replace(HASH, '')])
