import type { Random } from '../random.ts'

/** A word with two neighbouring letters swapped, one left out or one doubled; nothing for what has no letters. */
export const misspelt = (word: string, random: Random): string | undefined => {
  const letters = [...word.matchAll(/[A-Za-z]/g)].map(({ index }) => index)
  if (letters.length < 2) return undefined
  const place = random.one(letters)
  const variants = [
    swapped(word, place),
    word.slice(0, place) + word.slice(place + 1),
    word.slice(0, place + 1) + word.slice(place),
  ]
  const changed = variants.filter((variant) => variant !== word && variant !== '')
  return changed.length === 0 ? undefined : random.one(changed)
}

const swapped = (word: string, place: number): string =>
  place + 1 < word.length
    ? word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2)
    : word
