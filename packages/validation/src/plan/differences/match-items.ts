/** Items of two versions of a list that are the same thing, and those that only one version has. */
export interface MatchedItems<Item> {
  readonly pairs: readonly ItemPair<Item>[]
  readonly removed: readonly Placed<Item>[]
  readonly added: readonly Placed<Item>[]
}

export interface ItemPair<Item> {
  readonly before: Placed<Item>
  readonly after: Placed<Item>
}

/** An item and where it is in its list, from 0. */
export interface Placed<Item> {
  readonly item: Item
  readonly index: number
}

/** What names an item; nothing where it has no such name. */
export type KeyOf<Item> = (item: Item) => string | undefined

/**
 * Finds each item of a list in another version of it: an equal one first, then by each key in turn. Several items of one key
 * are the same in their order.
 */
export const matchItems = <Item>(
  before: readonly Item[],
  after: readonly Item[],
  keys: readonly KeyOf<Item>[],
): MatchedItems<Item> => {
  const pairs: ItemPair<Item>[] = []
  let removed = before.map((item, index) => ({ item, index }))
  let added = after.map((item, index) => ({ item, index }))
  for (const keyOf of [(item: Item) => JSON.stringify(item), ...keys]) {
    const found = pairsBy(removed, added, keyOf)
    const matched = new Set(found.flatMap((pair) => [pair.before, pair.after]))
    pairs.push(...found)
    removed = removed.filter((one) => !matched.has(one))
    added = added.filter((one) => !matched.has(one))
  }
  return { pairs: pairs.toSorted((one, other) => one.after.index - other.after.index), removed, added }
}

const pairsBy = <Item>(
  removed: readonly Placed<Item>[],
  added: readonly Placed<Item>[],
  keyOf: KeyOf<Item>,
): readonly ItemPair<Item>[] => {
  const waiting = Map.groupBy(removed, ({ item }) => keyOf(item))
  return added.flatMap((after) => {
    const key = keyOf(after.item)
    const before = key === undefined ? undefined : waiting.get(key)?.shift()
    return before ? [{ before, after }] : []
  })
}
