import type { Name, Text } from '../expr.ts'
import type { LogsqlFilter, LogsqlQuery, StreamMatcher } from './query.ts'
import type { LogsqlReader } from './logsql-reader.ts'
import { FILTERS } from './pipe-names.ts'

/** What reads a query inside of a filter: `user:in(… | fields user)`. */
export type ReadQuery = (reader: LogsqlReader) => LogsqlQuery

/** `a or b c !d`: what stands side by side is joined by `and`, and binds closer than `or`. */
export const readFilter = (reader: LogsqlReader, query: ReadQuery, field?: Name): LogsqlFilter => {
  const { from } = reader.next
  const parts = [readAll(reader, query, field)]
  while (reader.takes('or')) parts.push(readAll(reader, query, field))
  return joined('or', parts, from, reader.end)
}

const readAll = (reader: LogsqlReader, query: ReadQuery, field?: Name): LogsqlFilter => {
  const { from } = reader.next
  const parts = [readOne(reader, query, field)]
  while (reader.takes('and') || !(reader.isAtEnd() || reader.sees('or', ',')))
    parts.push(readOne(reader, query, field))
  return joined('and', parts, from, reader.end)
}

const joined = (
  kind: 'and' | 'or',
  parts: readonly LogsqlFilter[],
  from: number,
  to: number,
): LogsqlFilter => {
  const [only] = parts
  return only && parts.length === 1 ? only : { kind, parts, from, to }
}

const readOne = (reader: LogsqlReader, query: ReadQuery, field?: Name): LogsqlFilter => {
  const { from } = reader.next
  if (reader.takes('!', '-', 'not')) {
    // `field:!value` and `!field:value` are the same.
    const of = readOne(reader, query, field)
    return { kind: 'not', of, from, to: reader.end }
  }
  if (reader.takes('(')) {
    const inner = readFilter(reader, query, field)
    reader.expect(')')
    return inner
  }
  if (reader.sees('{')) return readStream(reader)
  if (reader.sees('*') && !field && reader.ahead(1).text !== ':') {
    reader.take()
    return { kind: 'all', from, to: reader.end }
  }
  const { kind } = reader.next
  if (!field && (kind !== 'sign' || reader.sees('*')) && isFieldAhead(reader)) {
    const name = reader.field()
    reader.expect(':')
    if (reader.isAtEnd()) throw reader.unexpected(`what ${name.text} is compared with`)
    return readOne(reader, query, name)
  }
  return readValue(reader, query, field)
}

/** A name and a colon. */
const isFieldAhead = (reader: LogsqlReader): boolean =>
  reader.ahead(1).text === ':' || (reader.ahead(1).text === '*' && reader.ahead(2).text === ':')

const COMPARISONS = ['=', '!=', '~', '!~', '<', '<=', '>', '>=']

const readValue = (reader: LogsqlReader, query: ReadQuery, field?: Name): LogsqlFilter => {
  const { from, text } = reader.next
  const made = (op: string, values: readonly Text[], queries: readonly LogsqlQuery[] = []): LogsqlFilter => ({
    kind: 'field' as const,
    op,
    values,
    queries,
    from: field?.from ?? from,
    to: reader.end,
    ...(field && { field }),
  })
  if (reader.takes(...COMPARISONS)) {
    const values = [readText(reader)]
    return made(text, values)
  }
  const isCall = /^[([]$/.test(reader.ahead(1).text) && !reader.ahead(1).isApart
  if (isCall && FILTERS.has(text.toLowerCase())) {
    const op = reader.take().text.toLowerCase()
    const { values, queries } = readArguments(reader, query)
    skipOffset(reader)
    return made(op, values, queries)
  }
  // `_time:[2026-01-01, 2026-02-01)`
  if (field && reader.sees('[')) {
    const { values } = readArguments(reader, query)
    skipOffset(reader)
    return made('range', values)
  }
  if (field && reader.takes('*')) return made('*', [])
  const values = [readText(reader)]
  if (field?.text === '_time') skipOffset(reader)
  return made(':', values)
}

/** One value: a text in quotes, or words and signs without a blank between them, such as `-5.1KiB`, `foo*`, `10:00`. */
const readText = (reader: LogsqlReader): Text => {
  const { from } = reader.next
  if (reader.next.kind === 'string') {
    const text = reader.text()
    if (reader.sees('*') && !reader.next.isApart) reader.take()
    return text
  }
  if (reader.isAtEnd() || !(reader.next.kind === 'word' || reader.sees('*', '-', '+', '.', '@')))
    throw reader.unexpected('a value')
  let value = reader.take().text
  while (
    !reader.next.isApart &&
    (reader.next.kind === 'word' || reader.sees(':', '*', '-', '+', '.', '/', '@', '&', '?', '%'))
  )
    value += reader.take().text
  return { value, from, to: reader.end }
}

const readArguments = (
  reader: LogsqlReader,
  query: ReadQuery,
): { readonly values: readonly Text[]; readonly queries: readonly LogsqlQuery[] } => {
  reader.take()
  const values: Text[] = []
  const queries: LogsqlQuery[] = []
  while (!reader.sees(')', ']')) {
    if (isQueryAhead(reader)) queries.push(query(reader))
    else if (!reader.takes('*')) values.push(readText(reader))
    if (!reader.takes(',')) break
  }
  if (!reader.takes(')', ']')) throw reader.unexpected('a closing bracket')
  return { values, queries }
}

/** A pipe before the bracket closes: `in({app="a"} | fields user)`. */
const isQueryAhead = (reader: LogsqlReader): boolean => {
  let depth = 0
  for (let count = 0; reader.ahead(count).kind !== 'end'; count += 1) {
    const { kind, text } = reader.ahead(count)
    if (kind !== 'sign') continue
    if (text === '|' && depth === 0) return true
    if (/^[([{]$/.test(text)) depth += 1
    if (/^[)\]}]$/.test(text)) depth -= 1
    if (depth < 0) return false
  }
  return false
}

const skipOffset = (reader: LogsqlReader): void => {
  if (reader.takes('offset')) readText(reader)
}

const STREAM_OPS = ['=', '!=', '=~', '!~']

/** `{a="b", c=~"d" or e in ("f")}` */
const readStream = (reader: LogsqlReader): LogsqlFilter => {
  const { from } = reader.expect('{')
  const any: StreamMatcher[][] = [[]]
  while (!reader.sees('}')) {
    any.at(-1)?.push(readMatcher(reader))
    if (reader.takes('or')) any.push([])
    else if (!reader.takes(',')) break
  }
  reader.expect('}')
  return { kind: 'stream', any, from, to: reader.end }
}

const readMatcher = (reader: LogsqlReader): StreamMatcher => {
  const label = reader.field('a label')
  const { text: op } = reader.next
  if (reader.takes('in', 'not_in')) {
    reader.expect('(')
    const values: Text[] = []
    while (!reader.sees(')')) {
      if (!reader.takes('*')) values.push(reader.text())
      if (!reader.takes(',')) break
    }
    reader.expect(')')
    return { label, op, values, from: label.from, to: reader.end }
  }
  if (!reader.takes(...STREAM_OPS)) throw reader.unexpected('=, !=, =~, !~ or in')
  return { label, op, values: [reader.text()], from: label.from, to: reader.end }
}
