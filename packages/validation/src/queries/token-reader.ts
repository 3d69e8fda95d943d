import { QuerySyntaxError } from './query-error.ts'
import type { Name, Text } from './expr.ts'
import { unquoted } from './string-literal.ts'
import { tokensOf, type Token, type TokenKind } from './tokens.ts'

const NONE: ReadonlySet<string> = new Set()

/** Reads a query from left to right, one token ahead. */
export class TokenReader {
  private readonly tokens: readonly Token[]
  private position = 0
  /** Words of the language that name nothing. */
  protected readonly reserved: ReadonlySet<string> = NONE
  protected readonly mayEndWithComma: boolean = true

  constructor(text: string) {
    this.tokens = tokensOf(text)
  }

  get next(): Token {
    return this.ahead(0)
  }

  ahead(count: number): Token {
    const token = this.tokens[Math.min(this.position + count, this.tokens.length - 1)]
    if (!token) throw new QuerySyntaxError(0, 'the query is empty')
    return token
  }

  /** Where the last token that was taken ends. */
  get end(): number {
    return this.tokens[this.position - 1]?.to ?? 0
  }

  take(): Token {
    const token = this.next
    this.position += 1
    return token
  }

  sees(text: string): boolean {
    const { kind, text: found } = this.next
    return found === text && (kind === 'sign' || kind === 'word')
  }

  /** Takes a sign or a word if it is the next one. */
  takes(text: string): boolean {
    if (!this.sees(text)) return false
    this.position += 1
    return true
  }

  expect(text: string): Token {
    if (!this.sees(text)) throw this.unexpected(text)
    return this.take()
  }

  expectKind(kind: TokenKind, wanted: string): Token {
    if (this.next.kind !== kind) throw this.unexpected(wanted)
    return this.take()
  }

  /** A word that names something. */
  name(wanted: string): Name {
    if (this.reserved.has(this.next.text)) throw this.unexpected(wanted)
    return this.next.kind === 'variable' ? this.take() : this.expectKind('word', wanted)
  }

  quoted(): Text {
    const token = this.expectKind('string', 'a text in quotes')
    return { value: unquoted(token), from: token.from, to: token.to }
  }

  /** `(a, b)`, which may be empty. */
  listOf<Item>(open: string, close: string, item: () => Item): Item[] {
    this.expect(open)
    const items: Item[] = []
    while (!this.sees(close)) {
      items.push(item())
      if (!this.takes(',')) break
      if (this.sees(close) && !this.mayEndWithComma) throw this.unexpected('another one')
    }
    this.expect(close)
    return items
  }

  unexpected(wanted: string): QuerySyntaxError {
    const { kind, text, from } = this.next
    const found = kind === 'end' ? 'the query ends' : `${text} stands`
    return new QuerySyntaxError(from, `${found} where ${wanted} is expected`)
  }
}
