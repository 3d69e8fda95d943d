import type { Name } from '../expr.ts'
import { QuerySyntaxError } from '../query-error.ts'
import type { LogsqlReader } from './logsql-reader.ts'
import { STATS } from './pipe-names.ts'
import type { LogsqlFilter, StatsFunction } from './query.ts'

/** What reads a filter of the query. */
export type ReadFilter = (reader: LogsqlReader) => LogsqlFilter

/** `if (…)` */
export const condition = (reader: LogsqlReader, filter: ReadFilter): LogsqlFilter | undefined => {
  if (!reader.takes('if')) return undefined
  reader.expect('(')
  const found = filter(reader)
  reader.expect(')')
  return found
}

/** `by (a, b) count() as c, sum(d) as e` */
export const readStats = (
  reader: LogsqlReader,
  filter: ReadFilter,
): { readonly by: readonly Name[]; readonly functions: readonly StatsFunction[] } => {
  const by: Name[] = []
  if (reader.takes('by') || reader.sees('(')) by.push(...groups(reader))
  const functions = statsFunctions(reader, filter)
  while (reader.takes(',')) functions.push(...statsFunctions(reader, filter))
  return { by, functions }
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
