import { closest, distance } from 'fastest-levenshtein'

/** The question whether a known name was meant; nothing where none is near. */
export const didYouMean = (unknown: string, known: readonly string[]): string | undefined => {
  if (known.length === 0) return undefined
  const guess = closest(unknown, known)
  const isNear = distance(guess, unknown) <= Math.max(2, guess.length / 3)
  return isNear ? `did you mean ${JSON.stringify(guess)}?` : undefined
}

/** The fix for a name that is not known: the one that was probably meant, or all there are. */
export const suggestion = (unknown: string, known: readonly string[]): string =>
  known.length === 0
    ? 'none is known here'
    : (didYouMean(unknown, known) ?? `known here: ${known.join(', ')}`)
