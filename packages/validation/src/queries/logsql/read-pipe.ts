import type { Name } from '../expr.ts'
import { QuerySyntaxError } from '../query-error.ts'
import type { LogsqlFilter, LogsqlPipe, MathExpr, SortField, StatsFunction } from './query.ts'
import { fieldsInMath, readMath } from './read-math.ts'
import type { LogsqlReader } from './logsql-reader.ts'

/** What reads a filter of the query. */
type ReadFilter = (reader: LogsqlReader) => LogsqlFilter

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

/** The functions of `stats` in VictoriaLogs 1.52. */
const STATS: ReadonlySet<string> = new Set([
  ...['any', 'avg', 'count', 'count_empty', 'count_uniq', 'count_uniq_hash', 'field_max', 'field_min'],
  ...['histogram', 'json_values', 'max', 'median', 'min', 'quantile', 'rate', 'rate_sum', 'row_any'],
  ...['row_max', 'row_min', 'stddev', 'sum', 'sum_len', 'uniq_values', 'values'],
])

/** Pipes of VictoriaLogs 1.52 that are not read closer. */
const OTHERS: ReadonlySet<string> = new Set([
  ...[
    'block_stats',
    'blocks_count',
    'coalesce',
    'facets',
    'field_names',
    'field_values',
    'generate_sequence',
  ],
  ...['join', 'json_array_concat', 'json_array_len', 'query_stats', 'running_stats', 'set_stream_fields'],
  ...['split', 'stats_remote', 'stream_context', 'time_add', 'top', 'total_stats', 'union', 'uniq', 'unroll'],
])

const where: Read = (reader, filter) => ({ kind: 'filter', filter: filter(reader) })

const condition = (reader: LogsqlReader, filter: ReadFilter): LogsqlFilter | undefined => {
  if (!reader.takes('if')) return undefined
  reader.expect('(')
  const found = filter(reader)
  reader.expect(')')
  return found
}

const stats: Read = (reader, filter) => {
  const by: Name[] = []
  if (reader.takes('by') || reader.sees('(')) by.push(...groups(reader))
  const functions = statsFunctions(reader, filter)
  while (reader.takes(',')) functions.push(...statsFunctions(reader, filter))
  return { kind: 'stats', by, functions }
}

/** `(a, _time:5m offset 1h, b:10)`: a field, and the size of its buckets. */
const groups = (reader: LogsqlReader): Name[] => {
  reader.expect('(')
  const names: Name[] = []
  while (!reader.sees(')')) {
    names.push(reader.field())
    reader.skipValue()
    if (!reader.takes(',')) break
  }
  reader.expect(')')
  return names
}

/** One function; with `switch`, one for each of its cases. */
const statsFunctions = (reader: LogsqlReader, filter: ReadFilter): StatsFunction[] => {
  const { from, text, to } = reader.next
  const name: Name = { text: text.toLowerCase(), from, to }
  if (!STATS.has(name.text)) throw new QuerySyntaxError(from, `stats has no function ${text || 'here'}`)
  reader.take()
  const reads = reader.fieldsInParens()
  if (reader.takes('sort', 'order')) {
    reader.takes('by')
    groups(reader)
  }
  if (reader.takes('limit')) reader.take()
  if (reader.takes('switch'))
    return cases(reader, filter).map((each) => ({ ...each, name, reads, from, to: reader.end }))
  const only = condition(reader, filter)
  const own = `${name.text}(${reads.map((each) => each.text).join(',') || '*'})`
  const result = resultName(reader) ?? { text: own, from, to: reader.end }
  return [{ name, reads, result, from, to: reader.end, ...(only && { condition: only }) }]
}

/** `switch(case (a) as b, default as c)` */
const cases = (
  reader: LogsqlReader,
  filter: ReadFilter,
): readonly Pick<StatsFunction, 'condition' | 'result'>[] => {
  const found: Pick<StatsFunction, 'condition' | 'result'>[] = []
  reader.expect('(')
  while (!reader.sees(')')) {
    if (reader.takes('default')) {
      reader.takes('as')
      found.push({ result: reader.field() })
    } else {
      if (!reader.takes('case', 'if')) throw reader.unexpected('case')
      reader.expect('(')
      const only = filter(reader)
      reader.expect(')')
      reader.takes('as')
      found.push({ condition: only, result: reader.field() })
    }
    if (!reader.takes(',')) break
  }
  reader.expect(')')
  return found
}

const resultName = (reader: LogsqlReader): Name | undefined => {
  if (reader.takes('as')) return reader.field()
  return reader.isAtEnd() || reader.sees(',') ? undefined : reader.field()
}

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

/** `sort by (a desc, b) limit 10 partition by (c)` */
const sort: Read = (reader) => {
  const by: SortField[] = reader.takes('by') || reader.sees('(') ? sortFields(reader) : []
  const isDescending = reader.takes('desc')
  const limit = reader.takes('limit') ? Number(reader.take().text) : undefined
  reader.skipStage()
  return {
    kind: 'order',
    reads: by.map(({ field }) => field),
    by: isDescending ? by.map((each) => ({ ...each, isDescending: !each.isDescending })) : by,
    ...(limit !== undefined && { limit }),
  }
}

const sortFields = (reader: LogsqlReader): SortField[] => {
  reader.expect('(')
  const found: SortField[] = []
  while (!reader.sees(')')) {
    const field = reader.field()
    found.push({ field, isDescending: reader.takes('desc') })
    reader.takes('asc')
    if (!reader.takes(',')) break
  }
  reader.expect(')')
  return found
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

/** `math a / (b + 1) as c, d * 2 as e` */
const math: Read = (reader) => {
  const entries: { value: MathExpr; as: Name }[] = []
  do {
    const { from } = reader.next
    const value = readMath(reader)
    // Without a name the result has that of the expression.
    reader.takes('as')
    const isNamed = !reader.isAtEnd() && !reader.sees(',')
    entries.push({ value, as: isNamed ? reader.field() : { text: '', from, to: reader.end } })
  } while (reader.takes(','))
  return {
    kind: 'make',
    reads: entries.flatMap(({ value }) => fieldsInMath(value)),
    made: entries.map((entry) => entry.as),
    isOpen: false,
    how: { kind: 'math', entries },
  }
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
      ...{ kind: 'make', reads: [of], made, isOpen: false },
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
      ...{ kind: 'make', reads: [of], made: [], isOpen: false },
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
