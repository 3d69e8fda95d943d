/** A rule read a malformed value, which has a finding of its own. What the rule was checking stays unchecked. */
export class MalformedValue extends Error {}

/** The result of a check, or nothing where it reads a malformed value. */
export const unlessMalformed = <Result>(check: () => Result): Result | undefined => {
  try {
    return check()
  } catch (error) {
    if (error instanceof MalformedValue) return undefined
    throw error
  }
}

/** What a check makes of each item, without those in which it reads a malformed value. */
export const eachReadable = <Item, Result>(
  items: readonly Item[],
  check: (item: Item) => readonly Result[],
): Result[] => items.flatMap((item) => unlessMalformed(() => check(item)) ?? [])

/** The names of all entries. `Object.keys` and `entriesOf` leave malformed entries out. */
export const namesOf = (record: object): readonly string[] => Object.getOwnPropertyNames(record)

/** All entries, for a rule about what is absent: a malformed one ends its check. */
export const allEntriesOf = <Key extends string, Value>(record: Readonly<Record<Key, Value>> = {} as never) =>
  namesOf(record).map((name) => [name, record[name as Key]] as [Key, Value])

/** The items of a list with their positions, without malformed ones. */
export const itemsOf = <Item>(list: readonly Item[] = []): readonly (readonly [number, Item])[] =>
  Object.entries(list).map(([index, item]) => [Number(index), item])
