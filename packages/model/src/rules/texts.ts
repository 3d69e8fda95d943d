import type { TextRule } from './inventory-rule.ts'

/** Tabs and line breaks are text. */
const UNFIT =
  /(?![\t\n\r])\p{Cc}|[\u200B\u202A-\u202E\u2060\u2066-\u2069\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Cs}/u

export const validText: TextRule = {
  id: 'valid-text',
  summary: 'A text has no character that YAML, Kubernetes or a terminal refuses or hides.',
  rationale: 'The trees could not be read, or would show something else than they hold.',
  check: ({ path, text, isName }) => {
    const unfit = UNFIT.exec(text)
    if (!unfit) return []
    const subject = isName ? 'the name of this entry' : 'this text'
    return [
      { path, message: `${subject} holds ${inWords(unfit[0])}, at position ${unfit.index + 1}`, ...MEANING },
    ]
  },
}

const MEANING = {
  impact:
    'parsers of YAML refuse it, a container does not start with it, or it reads differently than it looks',
  fix: 'remove the character, or type the text anew: it often comes with a copy from a document or a web page',
} as const

const inWords = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  return `${kindOf(code)} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`
}

const FIRST_SURROGATE = 0xd800
const LAST_SURROGATE = 0xdfff

const kindOf = (code: number): string => {
  if (code === 0) return 'a NUL'
  if (code >= FIRST_SURROGATE && code <= LAST_SURROGATE) return 'one half of a character'
  return /\p{Cc}/u.test(String.fromCodePoint(code)) ? 'a control character' : 'an invisible character'
}
