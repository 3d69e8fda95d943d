import type { Span } from '../expr.ts'
import { unreadable } from '../query-error.ts'

/** `word` is what stands without quotes: `k8s.pod.name`, `5m`, `2026-01-01T00:00:00Z` in pieces, or one of Grafana's variables. */
export interface LogsqlToken extends Span {
  readonly kind: 'word' | 'string' | 'sign' | 'end'
  readonly text: string
  /** Whether a blank or a comment stands before it. */
  readonly isApart: boolean
}

const BLANK = /(?:\s+|#[^\n]*)*/y

const TOKEN = new RegExp(
  [
    String.raw`"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|${'`[^`]*`'}`,
    // Dots, dashes and slashes join the parts of a word, but none begins it.
    String.raw`(?:\$\{[^}\n]*\}|[\p{L}\p{N}_$])(?:\$\{[^}\n]*\}|[\p{L}\p{N}_$]|[-./@+](?=[\p{L}\p{N}_$]))*`,
    String.raw`!=|!~|=~|>=|<=|[-+*/%^(){}[\],=<>:|!~.;&?@\\]`,
  ].join('|'),
  'uy',
)

/** All tokens of a query, and one that stands for its end. */
export const logsqlTokens = (text: string): readonly LogsqlToken[] => {
  const tokens: LogsqlToken[] = []
  let from = blankEnd(text, 0)
  let isApart = true
  while (from < text.length) {
    TOKEN.lastIndex = from
    if (!TOKEN.test(text)) throw unreadable(text, from)
    const to = TOKEN.lastIndex
    const found = text.slice(from, to)
    tokens.push({ kind: kindOf(found), text: found, from, to, isApart })
    from = blankEnd(text, to)
    isApart = from > to
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length, isApart: true })
  return tokens
}

const blankEnd = (text: string, from: number): number => {
  BLANK.lastIndex = from
  BLANK.test(text)
  return BLANK.lastIndex
}

const kindOf = (token: string): LogsqlToken['kind'] => {
  if (/^["'`]/.test(token)) return 'string'
  return /^[\p{L}\p{N}_$]/u.test(token) ? 'word' : 'sign'
}
