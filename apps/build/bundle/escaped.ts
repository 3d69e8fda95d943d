/** A character beyond ASCII as JSON and JavaScript may both write it. */
export const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
