import type { Span } from './expr.ts'
import { unreadable } from './query-error.ts'

export type TokenKind = 'word' | 'number' | 'united' | 'string' | 'variable' | 'sign' | 'end'

export interface Token extends Span {
  readonly kind: TokenKind
  readonly text: string
}

const BLANK = /(?:\s+|#.*)*/y

const TOKEN = new RegExp(
  [
    String.raw`[A-Za-z_][\w:]*|:[A-Za-z_][\w:]*`,
    String.raw`"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|${'`[^`]*`'}`,
    // As Grafana writes its variables; it replaces them before a store sees the query.
    String.raw`\$\{[^}\n]*\}|\$\w+|\[\[\w+(?::\w+)?\]\]`,
    String.raw`(?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.\u00B5])`,
    // `5m`, `1h30m`, `20MB`
    String.raw`(?:\d+(?:\.\d+)?[A-Za-z\u00B5]+)+`,
    String.raw`--(?:strict|keep-empty)\b|[=!]~|[!=<>]=|\|[=~>]|!>|[-+*/%^(){}[\],=<>@:|.]`,
  ].join('|'),
  'y',
)

/** All tokens of a query, and one that stands for its end. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  for (let from = skipBlank(text, 0); from < text.length; from = skipBlank(text, TOKEN.lastIndex)) {
    TOKEN.lastIndex = from
    if (!TOKEN.test(text)) throw unreadable(text, from)
    const to = TOKEN.lastIndex
    const found = text.slice(from, to)
    tokens.push({ kind: kindOf(found), text: found, from, to })
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length })
  return tokens
}

const skipBlank = (text: string, from: number): number => {
  // Between most tokens there is nothing, or one space.
  const code = text.charCodeAt(from)
  if (code > SPACE && code !== HASH) return from
  BLANK.lastIndex = from
  BLANK.test(text)
  return BLANK.lastIndex
}

const SPACE = 32
const HASH = 35

/** A token's kind shows in its first character, but for numbers with a unit. */
const kindOf = (token: string): TokenKind => {
  const first = token.charAt(0)
  if (/[A-Za-z_]/.test(first)) return 'word'
  if (/\d/.test(first)) return /[A-Za-zµ]$/.test(token) && !/^0[xX]/.test(token) ? 'united' : 'number'
  if (/["'`]/.test(first)) return 'string'
  if (token.length === 1) return 'sign'
  if (first === '$' || first === '[') return 'variable'
  if (first === '.') return 'number'
  return first === ':' ? 'word' : 'sign'
}
