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
  /** @type {import('./split-json.ts').SplitParts | undefined} */
  let known
  const split = () => (known ??= places())
  /** @type {Map<string | symbol, unknown>} */
  const read = new Map()
  /** @param {string | symbol} key */
  const partOf = (key) => {
    const part = isPart(key) ? split()[key] : undefined
    if (part !== undefined && !read.has(key))
      read.set(key, typeof part === 'number' ? JSON.parse(textAt(part)) : lazily(() => part, textAt))
    return read.get(key)
  }
  /**
   * @param {string | symbol} key
   * @returns {key is string}
   */
  const isPart = (key) => Object.hasOwn(split(), key)
  return new Proxy(
    {},
    {
      get: (_, key) => partOf(key),
      has: (_, key) => isPart(key),
      ownKeys: () => Object.keys(split()),
      getOwnPropertyDescriptor: (_, key) => (isPart(key) ? PRESENT : undefined),
    },
  )
}

/** For whoever asks only whether there is a part, as all do: its value is got. */
const PRESENT = { enumerable: true, configurable: true }
