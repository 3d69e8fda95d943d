import type { Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'

/** A field that differs between two versions of an object; nothing where a version lacks it. */
export interface FieldChange {
  /** In the new version; of what only the old one has, in the old one. */
  readonly path: Path
  readonly before: unknown
  readonly after: unknown
}

/** Every field that differs. Items of a list with names are compared by name, all others by place. */
export const fieldChanges = (before: unknown, after: unknown, path: Path = []): readonly FieldChange[] => {
  if (before === after) return []
  if (isMap(before) && isMap(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      fieldChanges(before[key], after[key], [...path, key]),
    )
  if (Array.isArray(before) && Array.isArray(after)) return itemChanges(before, after, path)
  return [{ path, before, after }]
}

const itemChanges = (
  before: readonly unknown[],
  after: readonly unknown[],
  path: Path,
): readonly FieldChange[] => {
  const [old, now] = [before, after].map(namedItems)
  if (!old || !now)
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index).flatMap(
      (index) => fieldChanges(before[index], after[index], [...path, index]),
    )
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const index = now.get(name) ?? old.get(name) ?? 0
    return fieldChanges(itemAt(before, old.get(name)), itemAt(after, now.get(name)), [...path, index])
  })
}

const itemAt = (items: readonly unknown[], index: number | undefined): unknown =>
  index === undefined ? undefined : items[index]

/** The places of items by their names; nothing where one has no name, or two have the same. */
const namedItems = (items: readonly unknown[]): ReadonlyMap<string, number> | undefined => {
  const places = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const name = isMap(item) ? item['name'] : undefined
    if (typeof name !== 'string' || places.has(name)) return undefined
    places.set(name, index)
  }
  return places
}
