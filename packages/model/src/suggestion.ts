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

/** The most names that a fix lists. */
const MOST_LISTED = 40

/** The fix for an unknown name: the most similar one, or the known names, of very many the most similar. */
export const suggestion = (unknown: string, known: readonly string[]): string =>
  known.length === 0
    ? 'none is known here'
    : (didYouMean(unknown, known) ?? `known here: ${listed(unknown, known)}`)

const listed = (unknown: string, known: readonly string[]): string => {
  if (known.length <= MOST_LISTED) return known.join(', ')
  const nearest = known
    .toSorted((one, other) => distance(one, unknown) - distance(other, unknown))
    .slice(0, MOST_LISTED / 4)
  return `${nearest.join(', ')} and ${known.length - nearest.length} others`
}
