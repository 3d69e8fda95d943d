/** Names for the end of a sentence: `only a, b`, or `none`. */
export const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : `only ${names.join(', ')}`
