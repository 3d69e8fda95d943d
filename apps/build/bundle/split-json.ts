import { LISTED } from './lazily.js'

/** Shorter texts are parsed whole: nearly all of one is read where any is. */
const SHORT = 2000
/** Maps of smaller parts than this, as of a metric to its labels, are no tables of which a build reads a few. */
const SMALL_PART = 80
/** Maps of more keys than this are written as lists. */
const MANY_KEYS = 15

/** JSON as parts that `lazily` puts together: where a text to parse stands, or a map of such parts. */
export type SplitJson = number | SplitParts
/** Each key and its part, one after the other. */
export type SplitParts = readonly (string | SplitJson)[]

/**
 * Splits large maps of large parts, down to where nothing is large any more.
 * @param keep puts a text where the place that it returns tells
 */
export const splitJson = (value: unknown, keep: (json: string) => number): SplitJson => {
  const text = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return keep(text)
  const entries = Object.entries(value)
  if (text.length < SHORT || text.length / entries.length < SMALL_PART)
    return keep(
      entries.length > MANY_KEYS ? LISTED + JSON.stringify(entries.flatMap((entry) => entry)) : text,
    )
  return entries.flatMap(([key, part]) => [key, splitJson(part, keep)])
}
