import { QuerySyntaxError } from './query-error.ts'
import type { Token } from './tokens.ts'

const ESCAPE = /\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-3][0-7]{2}|[^])/g

const NAMED: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** The text in quotes, its escapes resolved as Go does, which takes no other: `"4\.."` is an error, `"4\\.."` is none. */
export const unquoted = ({ text, from }: Token): string => {
  const quote = text.charAt(0)
  const inner = text.slice(1, -1)
  if (quote === '`' || !inner.includes('\\')) return inner
  return inner.replaceAll(ESCAPE, (whole, escape: string, offset: number) => {
    const named = escape === quote ? quote : NAMED[escape]
    if (named !== undefined) return named
    if (escape.length > 1) return String.fromCodePoint(codeOf(escape))
    throw new QuerySyntaxError(
      from + 1 + offset,
      `${whole} is no escape of a quoted text; did you mean \\${whole}?`,
    )
  })
}

const codeOf = (escape: string): number =>
  /^\d/.test(escape) ? Number.parseInt(escape, 8) : Math.min(Number.parseInt(escape.slice(1), 16), 0x10_ff_ff)
