/**
 * What was split, as if it had been parsed whole: each part is parsed when it is first asked for. A build needs a fifth of all
 * tables, and to parse them all took as long as to judge a cluster.
 * @param {import('./split-json.ts').SplitJson} split
 * @returns {unknown}
 */
export const lazily = (split) => {
  if (typeof split === 'string') return JSON.parse(split)
  const whole = {}
  for (const key of Object.keys(split)) definePart(whole, key, split[key] ?? '')
  return whole
}

/** @type {(whole: object, key: string, part: import('./split-json.ts').SplitJson) => void} */
const definePart = (whole, key, part) => {
  /** @type {unknown} */
  let value
  // Kept beside the getter, and not in its place: whoever copies the getter to another object parses nothing again.
  Object.defineProperty(whole, key, {
    enumerable: true,
    configurable: true,
    get: () => (value ??= lazily(part)),
  })
}
