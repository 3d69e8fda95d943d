/**
 * What was split, as if it had been parsed whole: each part is parsed when it is first asked for. A build needs a fifth of all
 * tables, and to parse them all took as long as to judge a cluster.
 * @param {import('./split-json.ts').SplitJson} split
 * @returns {unknown}
 */
export const lazily = (split) =>
  typeof split === 'string' ? JSON.parse(split) : new Proxy({}, readerOf(split))

/**
 * One proxy for each table: a getter for each of two thousand parts took longer to define than the few that are asked for to parse.
 * @param {import('./split-json.ts').SplitParts} split
 * @returns {ProxyHandler<object>}
 */
const readerOf = (split) => {
  /** @type {Map<string | symbol, unknown>} */
  const parsed = new Map()
  /** @param {string | symbol} key */
  const read = (key) => {
    const part = isPart(key) ? split[key] : undefined
    if (part !== undefined && !parsed.has(key)) parsed.set(key, lazily(part))
    return parsed.get(key)
  }
  /**
   * @param {string | symbol} key
   * @returns {key is string}
   */
  const isPart = (key) => Object.hasOwn(split, key)
  return {
    get: (_, key) => read(key),
    has: (_, key) => isPart(key),
    ownKeys: () => Object.keys(split),
    getOwnPropertyDescriptor: (_, key) =>
      isPart(key) ? { get: () => read(key), enumerable: true, configurable: true } : undefined,
  }
}
