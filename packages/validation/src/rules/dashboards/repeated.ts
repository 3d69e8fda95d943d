/** Items with the key of an earlier one, each with that one. */
export const repeated = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly { readonly item: Item; readonly first: Item }[] => {
  const firsts = new Map<string, Item>()
  const found: { readonly item: Item; readonly first: Item }[] = []
  for (const item of items) {
    const key = keyOf(item)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, item)
    else found.push({ item, first })
  }
  return found
}
