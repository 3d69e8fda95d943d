/** Twice what a file without aliases may be long: values that are written out afterwards become no longer than this. */
const MOST_CHARACTERS = 8 * 2 ** 20

/** Rules walk objects by recursion. */
const DEEPEST = 500

/**
 * Whether values that share parts would be too large or too deep with every part written out, or never come to an end. Each
 * shared part is measured once.
 */
export const expandsTooFar = (values: readonly unknown[]): boolean =>
  sizeOf(values, new Map(), 0) > MOST_CHARACTERS

/** Of a value that is being measured: one that holds itself is endless. */
const ENDLESS = Number.POSITIVE_INFINITY

const sizeOf = (value: unknown, known: Map<object, number>, depth: number): number => {
  if (typeof value === 'string') return value.length + 1
  if (typeof value !== 'object' || value === null) return 1
  const before = known.get(value)
  if (before !== undefined) return before
  if (depth > DEEPEST) return ENDLESS
  known.set(value, ENDLESS)
  let size = 1
  for (const [key, inner] of Object.entries(value)) size += key.length + sizeOf(inner, known, depth + 1)
  known.set(value, size)
  return size
}
