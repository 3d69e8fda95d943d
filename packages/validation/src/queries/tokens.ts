import type { Span } from './expr.ts'
import { QuerySyntaxError } from './query-mistake.ts'

export type TokenKind = 'word' | 'number' | 'united' | 'string' | 'variable' | 'sign' | 'end'

export interface Token extends Span {
  readonly kind: TokenKind
  readonly text: string
}

/** Spaces and comments, then one token by its kind; the groups are in the order of `KINDS`. */
const TOKEN = new RegExp(
  String.raw`(?:\s+|#.*)*(?:` +
    [
      // As Grafana writes them; it replaces them before a store sees the query.
      String.raw`(\$\{[^}\n]*\}|\$\w+|\[\[\w+(?::\w+)?\]\])`,
      String.raw`("(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|${'`[^`]*`'})`,
      String.raw`((?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.µ]))`,
      // `5m`, `1h30m`, `20MB`
      String.raw`((?:\d+(?:\.\d+)?[A-Za-zµ]+)+)`,
      String.raw`([A-Za-z_][\w:]*|:[A-Za-z_][\w:]*)`,
      String.raw`(--(?:strict|keep-empty)\b|[=!]~|[!=<>]=|\|[=~>]|!>|[-+*/%^(){}[\],=<>@:|.])`,
    ].join('|') +
    '|$)',
  'y',
)

const KINDS: readonly TokenKind[] = ['variable', 'string', 'number', 'united', 'word', 'sign']

/** All tokens of a query, and one that stands for its end. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (;;) {
    const start = TOKEN.lastIndex
    const token = tokenIn(text, TOKEN.exec(text))
    if (!token) throw unreadable(text, start)
    tokens.push(token)
    if (token.kind === 'end') return tokens
  }
}

const tokenIn = (text: string, match: RegExpExecArray | null): Token | undefined => {
  if (!match) return undefined
  for (const [index, kind] of KINDS.entries()) {
    const found = match[index + 1]
    if (found === undefined) continue
    const to = match.index + match[0].length
    return { kind, text: found, from: to - found.length, to }
  }
  return { kind: 'end', text: '', from: text.length, to: text.length }
}

const unreadable = (text: string, start: number): QuerySyntaxError => {
  const offset = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0)
  const sign = text.charAt(offset)
  const isQuote = /["'`]/.test(sign)
  return new QuerySyntaxError(
    offset,
    isQuote ? `the text after ${sign} never ends` : `${sign} means nothing here`,
  )
}
