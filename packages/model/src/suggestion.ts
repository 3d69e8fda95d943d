import { closest, distance } from 'fastest-levenshtein'

/**
 * A question that suggests a known name; nothing where none is similar.
 * @param farthest how many characters may differ; by default a third of the known name
 */
export const didYouMean = (
  unknown: string,
  known: readonly string[],
  farthest?: number,
): string | undefined => {
  if (known.length === 0) return undefined
  const guess = closest(unknown, known)
  const isNear = distance(guess, unknown) <= (farthest ?? Math.max(2, guess.length / 3))
  return isNear ? `did you mean ${JSON.stringify(guess)}?` : undefined
}

/** The fix for an unknown name: the most similar one, or all known names. */
export const suggestion = (unknown: string, known: readonly string[]): string =>
  known.length === 0
    ? 'none is known here'
    : (didYouMean(unknown, known) ?? `known here: ${known.join(', ')}`)
