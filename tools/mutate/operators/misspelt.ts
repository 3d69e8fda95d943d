import type { Random } from '../random.ts'

/** A word with two neighbouring letters swapped, one left out or one doubled; nothing for a text without letters. */
export const misspelt = (word: string, random: Random): string | undefined => {
  const letters = [...word.matchAll(/[A-Za-z]/g)].map(({ index }) => index)
  if (letters.length < 2) return undefined
  const index = random.one(letters)
  const variants = [
    swapped(word, index),
    word.slice(0, index) + word.slice(index + 1),
    word.slice(0, index + 1) + word.slice(index),
  ]
  const changed = variants.filter((variant) => variant !== word && variant !== '')
  return changed.length === 0 ? undefined : random.one(changed)
}

const swapped = (word: string, index: number): string =>
  index + 1 < word.length
    ? word.slice(0, index) + word.charAt(index + 1) + word.charAt(index) + word.slice(index + 2)
    : word
