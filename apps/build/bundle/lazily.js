/**
 * What was split, as if it had been parsed whole: each part is read when it is first asked for, and so is where the parts stand. A
 * build needs a fifth of all tables, and to parse them all took as long as to judge a cluster.
 *
 * One proxy for each table: a getter for each of two thousand parts took longer to define than the few that are asked for to parse.
 * @param {() => import('./split-json.ts').SplitParts} places
 * @param {(place: number) => string} textAt
 * @returns {unknown}
 */
export const lazily = (places, textAt) => {
  /** @type {Map<string | symbol, import('./split-json.ts').SplitJson> | undefined} */
  let known
  const split = () => (known ??= byKey(places()))
  /** @type {Map<string | symbol, unknown>} */
  const read = new Map()
  /** @param {string | symbol} key */
  const partOf = (key) => {
    const part = split().get(key)
    if (part !== undefined && !read.has(key))
      read.set(key, typeof part === 'number' ? parsed(textAt(part)) : lazily(() => part, textAt))
    return read.get(key)
  }
  return new Proxy(
    {},
    {
      get: (_, key) => partOf(key),
      has: (_, key) => split().has(key),
      ownKeys: () => [...split().keys()],
      getOwnPropertyDescriptor: (_, key) => (split().has(key) ? PRESENT : undefined),
    },
  )
}

/** For whoever asks only whether there is a part, as all do: its value is got. */
const PRESENT = { enumerable: true, configurable: true }

/** What stands before the text of a map that was written as a list. */
export const LISTED = '='

/**
 * A text as what it is of. A map of many keys is written as a list of each key and its value: as JSON's own, every key would
 * make another shape of object, which takes ten times as long as to read it.
 * @param {string} text
 * @returns {unknown}
 */
export const parsed = (text) => {
  if (!text.startsWith(LISTED)) return JSON.parse(text)
  const list = /** @type {readonly unknown[]} */ (JSON.parse(text.slice(LISTED.length)))
  const map = /** @type {Record<string, unknown>} */ (Object.create(null))
  for (let at = 0; at < list.length; at += 2) map[String(list[at])] = list[at + 1]
  return map
}

/** @param {import('./split-json.ts').SplitParts} list */
const byKey = (list) => {
  /** @type {Map<string | symbol, import('./split-json.ts').SplitJson>} */
  const map = new Map()
  for (let at = 0; at < list.length; at += 2)
    map.set(String(list[at]), /** @type {import('./split-json.ts').SplitJson} */ (list[at + 1]))
  return map
}
