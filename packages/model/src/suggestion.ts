import { closest, distance } from 'fastest-levenshtein'

/** How to mend a name that is not known: the one that was probably meant, or all there are. */
export const suggestion = (unknown: string, known: readonly string[]): string => {
  if (known.length === 0) return 'none is known here'
  const guess = closest(unknown, known)
  const near = distance(guess, unknown) <= Math.max(2, guess.length / 3)
  return near ? `did you mean ${JSON.stringify(guess)}?` : `known here: ${known.join(', ')}`
}
