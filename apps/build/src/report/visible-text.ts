/** Characters that move the cursor, change colours or turn the writing direction of a terminal. */
const INVISIBLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** An untrusted text as one line, with control characters made visible. */
export const visibleText = (text: string): string =>
  text.replaceAll(/\r?\n/g, ' ').replaceAll('\t', '  ').replaceAll(INVISIBLE, '\u{FFFD}')

const ZERO_WIDTH = /^(?:\p{Mn}|\p{Me}|[\u{200B}-\u{200D}])/u
const DOUBLE_WIDTH =
  /^[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u

/** How many columns of a terminal a character takes. */
export const columnsOf = (character: string): number => {
  if (ZERO_WIDTH.test(character)) return 0
  return DOUBLE_WIDTH.test(character) ? 2 : 1
}
