import type { Name } from '../expr.ts'
import { QuerySyntaxError } from '../query-error.ts'
import type { LogsqlPipe } from './query.ts'
import { fieldsInMath, readEntries } from './read-math.ts'
import { readSort } from './read-sort.ts'
import type { LogsqlReader } from './logsql-reader.ts'
import { OTHERS, STATS } from './pipe-names.ts'
import { condition, readStats, type ReadFilter } from './read-stats.ts'

/** Without its name and its place. */
type Stage = LogsqlPipe extends infer Pipe
  ? Pipe extends LogsqlPipe
    ? Omit<Pipe, 'name' | 'from' | 'to'>
    : never
  : never

type Read = (reader: LogsqlReader, filter: ReadFilter) => Stage

/** One stage, after its bar. */
export const readPipe = (reader: LogsqlReader, filter: ReadFilter): LogsqlPipe => {
  const { from, text } = reader.next
  const word = text.toLowerCase()
  const isCall = reader.ahead(1).text === '(' && !reader.ahead(1).isApart
  // `stats` and `filter` may be left out.
  if (STATS.has(word) && isCall)
    return { ...stats(reader, filter), name: nameless('stats', from), from, to: reader.end }
  if (reader.next.kind !== 'word')
    return { ...where(reader, filter), name: nameless('filter', from), from, to: reader.end }
  const name: Name = reader.next
  const read = READ[word]
  if (read) {
    reader.take()
    return { ...read(reader, filter), name: { ...name, text: word }, from, to: reader.end }
  }
  if (isFilter(reader))
    return { ...where(reader, filter), name: nameless('filter', from), from, to: reader.end }
  reader.skipStage()
  return { kind: OTHERS.has(word) ? 'other' : 'unknown', name: { ...name, text: word }, from, to: reader.end }
}

const nameless = (text: string, from: number): Name => ({ text, from, to: from })

const isFilter = (reader: LogsqlReader): boolean =>
  reader.ahead(1).text === ':' || reader.ahead(1).kind === 'end'

const where: Read = (reader, filter) => ({ kind: 'filter', filter: filter(reader) })

const stats: Read = (reader, filter) => ({ kind: 'stats', ...readStats(reader, filter) })

const pairs =
  (kind: 'rename' | 'copy'): Read =>
  (reader) => {
    const found: { of: Name; as: Name }[] = []
    do {
      const of = reader.field()
      reader.takes('as')
      found.push({ of, as: reader.field() })
    } while (reader.takes(','))
    return { kind, pairs: found }
  }

const sort: Read = (reader) => ({ kind: 'order', ...readSort(reader) })

const math: Read = (reader) => {
  const entries = readEntries(reader)
  return {
    kind: 'make',
    reads: entries.flatMap(({ value }) => fieldsInMath(value)),
    made: entries.map((entry) => entry.as),
    isOpen: false,
    how: { kind: 'math', entries },
  }
}

const limited: Read = (reader) => {
  const limit = Number(reader.next.text)
  reader.skipStage()
  return { kind: 'order', reads: [], ...(Number.isInteger(limit) && { limit }) }
}

const order: Read = (reader) => {
  reader.skipStage()
  return { kind: 'order', reads: [] }
}

/** `format if (…) "<a> <b>" as c` */
const format: Read = (reader, filter) => {
  const only = condition(reader, filter)
  if (reader.sees('as')) throw reader.unexpected('a text such as "<field>"')
  const pattern = reader.text('a text such as "<field>"')
  const reads = [...pattern.value.matchAll(/<(?:[a-z]\w*:)?([^<>]*)>/g)].map(([, text = '']): Name => ({
    text,
    from: pattern.from,
    to: pattern.to,
  }))
  const made = reader.takes('as') ? [reader.field()] : [message(pattern.from)]
  reader.skipStage()
  const how = { kind: 'format' as const, pattern }
  return { kind: 'make', reads, made, isOpen: false, how, ...(only && { condition: only }) }
}

const message = (from: number): Name => ({ text: '_msg', from, to: from })

const extract =
  (groupsOf: RegExp, isPattern: boolean): Read =>
  (reader, filter) => {
    const only = condition(reader, filter)
    const text = reader.text('a pattern')
    const made = [...text.value.matchAll(groupsOf)]
      .map(([, name = '']): Name => ({ text: name, from: text.from, to: text.to }))
      .filter((name) => name.text !== '' && name.text !== '_')
    if (made.length === 0) throw new QuerySyntaxError(text.from, `${text.value} names no field that it makes`)
    const of = reader.takes('from') ? reader.field() : message(text.from)
    reader.skipStage()
    return {
      kind: 'make',
      reads: [of],
      made,
      isOpen: false,
      ...(only && { condition: only }),
      ...(isPattern && { pattern: text, how: { kind: 'regexp', pattern: text, of } }),
    }
  }

/** `replace ("a", "b") at c` */
const replace =
  (isPattern: boolean): Read =>
  (reader, filter) => {
    const only = condition(reader, filter)
    reader.expect('(')
    const pattern = reader.text()
    reader.expect(',')
    const by = reader.text()
    reader.expect(')')
    const of = reader.takes('at') ? reader.field() : message(pattern.from)
    reader.skipStage()
    return {
      kind: 'make',
      reads: [of],
      made: [],
      isOpen: false,
      ...(only && { condition: only }),
      ...(isPattern && { pattern, how: { kind: 'replace-regexp', pattern, by, of } }),
    }
  }

/** `hash(a) as b` */
const ofOne: Read = (reader) => {
  const reads = reader.fieldsInParens()
  reader.takes('as')
  const made = reader.isAtEnd() ? [] : [reader.field()]
  return { kind: 'make', reads, made, isOpen: false }
}

/** `len(a) as b` */
const length: Read = (reader, filter) => {
  const read = ofOne(reader, filter)
  const [of] = read.kind === 'make' ? read.reads : []
  return of && read.kind === 'make' ? { ...read, how: { kind: 'length', of } } : read
}

/** `unpack_json from a fields (b, c) result_prefix "d"` */
const unpack: Read = (reader, filter) => {
  const only = condition(reader, filter)
  const reads = reader.takes('from') ? [reader.field()] : []
  const made = reader.takes('fields') ? reader.fieldsInParens() : []
  const isOpen = made.length === 0 || reader.sees('result_prefix')
  reader.skipStage()
  return { kind: 'make', reads, made: isOpen ? [] : made, isOpen, ...(only && { condition: only }) }
}

const pack: Read = (reader) => {
  reader.skipStage()
  return { kind: 'make', reads: [], made: [], isOpen: true }
}

const fieldList =
  (kind: 'fields' | 'delete'): Read =>
  (reader) => ({ kind, fields: reader.fields() })

const READ: Readonly<Record<string, Read | undefined>> = {
  stats,
  filter: where,
  where,
  fields: fieldList('fields'),
  keep: fieldList('fields'),
  ...Object.fromEntries(['delete', 'del', 'rm', 'drop'].map((name) => [name, fieldList('delete')])),
  rename: pairs('rename'),
  mv: pairs('rename'),
  copy: pairs('copy'),
  cp: pairs('copy'),
  sort,
  order: sort,
  ...Object.fromEntries(['offset', 'skip', 'sample', 'first', 'last'].map((name) => [name, order])),
  limit: limited,
  head: limited,
  drop_empty_fields: order,
  decolorize: order,
  collapse_nums: order,
  math,
  eval: math,
  format,
  extract: extract(/<(?:[a-z]+:)?([^<>]*)>/g, false),
  extract_regexp: extract(/\(\?P?<(\w+)>/g, true),
  replace: replace(false),
  replace_regexp: replace(true),
  len: length,
  hash: ofOne,
  unpack_json: unpack,
  unpack_logfmt: unpack,
  unpack_syslog: unpack,
  unpack_words: pack,
  pack_json: pack,
  pack_logfmt: pack,
}
