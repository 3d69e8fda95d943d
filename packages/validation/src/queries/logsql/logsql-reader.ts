import type { Name, Text } from '../expr.ts'
import { QuerySyntaxError } from '../query-error.ts'
import { unquoted } from '../string-literal.ts'
import { logsqlTokens, type LogsqlToken } from './tokens.ts'

/** Reads LogsQL from left to right, one token ahead. */
export class LogsqlReader {
  private readonly tokens: readonly LogsqlToken[]
  private position = 0

  constructor(text: string) {
    this.tokens = logsqlTokens(text)
  }

  get next(): LogsqlToken {
    return this.ahead(0)
  }

  ahead(count: number): LogsqlToken {
    const token = this.tokens[Math.min(this.position + count, this.tokens.length - 1)]
    if (!token) throw new QuerySyntaxError(0, 'the query is empty')
    return token
  }

  /** Where the last token that was taken ends. */
  get end(): number {
    return this.tokens[this.position - 1]?.to ?? 0
  }

  take(): LogsqlToken {
    const token = this.next
    this.position += 1
    return token
  }

  /** Whether one of some signs or words is next. Words of the language have no case. */
  sees(...texts: readonly string[]): boolean {
    const { kind, text } = this.next
    return (kind === 'sign' || kind === 'word') && texts.includes(text.toLowerCase())
  }

  takes(...texts: readonly string[]): boolean {
    if (!this.sees(...texts)) return false
    this.position += 1
    return true
  }

  expect(text: string): LogsqlToken {
    if (!this.sees(text)) throw this.unexpected(text)
    return this.take()
  }

  /** Whether the query, or the part of it that is in brackets, ends here. */
  isAtEnd(): boolean {
    return this.next.kind === 'end' || this.sees('|', ')', ';')
  }

  /** The name of a field, in quotes or without; one with a star at its end stands for all that begin so. */
  field(wanted = 'the name of a field'): Name {
    const { kind, text, from } = this.next
    if (this.sees('*')) return this.take()
    if (kind !== 'word' && kind !== 'string') throw this.unexpected(wanted)
    const token = this.take()
    const name = kind === 'string' ? unquoted({ ...token, kind: 'string' }) : text
    let rest = ''
    // The star of `k8s.*`, and the dot before it.
    while (this.sees('.', '*') && !this.next.isApart && !rest.endsWith('*')) rest += this.take().text
    return { text: name + rest, from, to: this.end }
  }

  /** `a, b, c` */
  fields(): Name[] {
    const names = [this.field()]
    while (this.takes(',')) names.push(this.field())
    return names
  }

  /** `(a, b)`, which may be empty. */
  fieldsInParens(): Name[] {
    this.expect('(')
    const names: Name[] = []
    while (!this.sees(')')) {
      names.push(this.field())
      if (!this.takes(',')) break
    }
    this.expect(')')
    return names
  }

  /** A text in quotes, or one word. */
  text(wanted = 'a text'): Text {
    const { kind, from, to } = this.next
    if (kind !== 'word' && kind !== 'string') throw this.unexpected(wanted)
    const token = this.take()
    return { value: kind === 'string' ? unquoted({ ...token, kind: 'string' }) : token.text, from, to }
  }

  /** All tokens up to the next comma or closing bracket, with those inside of brackets. */
  skipValue(): void {
    let depth = 0
    while (this.next.kind !== 'end' && (depth > 0 || !this.sees(',', ')'))) {
      if (this.sees('(')) depth += 1
      if (this.sees(')')) depth -= 1
      this.take()
    }
  }

  /** All tokens up to the end of a stage, with those inside of brackets. */
  skipStage(): void {
    let depth = 0
    while (this.next.kind !== 'end' && (depth > 0 || !this.sees('|', ')'))) {
      if (this.sees('(', '[', '{')) depth += 1
      if (this.sees(')', ']', '}')) depth -= 1
      this.take()
    }
    if (depth > 0) throw this.unexpected('a closing bracket')
  }

  unexpected(wanted: string): QuerySyntaxError {
    const { kind, text, from } = this.next
    const found = kind === 'end' ? 'the query ends' : `${text} stands`
    return new QuerySyntaxError(from, `${found} where ${wanted} is expected`)
  }
}
