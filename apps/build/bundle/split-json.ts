/** Shorter texts are parsed whole: nearly all of one is read where any is. */
const SHORT = 2000
/** Maps of smaller parts than this, as of a metric to its labels, are no tables of which a build reads a few. */
const SMALL_PART = 150

/** JSON as parts that `lazily` puts together: where a text to parse stands, or a map of such parts. */
export type SplitJson = number | SplitParts
export interface SplitParts {
  readonly [key: string]: SplitJson
}

/**
 * Splits large maps of large parts, down to where nothing is large any more.
 * @param keep puts a text where the place that it returns tells
 */
export const splitJson = (value: unknown, keep: (json: string) => number): SplitJson => {
  const text = JSON.stringify(value)
  if (text.length < SHORT || typeof value !== 'object' || value === null || Array.isArray(value))
    return keep(text)
  const parts = Object.entries(value)
  if (text.length / parts.length < SMALL_PART) return keep(text)
  return Object.fromEntries(parts.map(([key, part]) => [key, splitJson(part, keep)]))
}
