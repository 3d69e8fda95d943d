const MOST = 5

/** Names in a sentence: `a, b and c`. Of a long list the first ones, and how many more there are. */
export const namesIn = (names: readonly string[]): string => {
  const shown = names.length > MOST ? names.slice(0, MOST - 1) : names
  const rest = names.length - shown.length
  const parts = rest === 0 ? shown : [...shown, `${rest} more`]
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
