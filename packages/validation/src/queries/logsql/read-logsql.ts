import { LogsqlReader } from './logsql-reader.ts'
import type { LogsqlFilter, LogsqlPipe, LogsqlQuery } from './query.ts'
import { readFilter } from './read-filter.ts'
import { readPipe } from './read-pipe.ts'
import type { Name } from '../expr.ts'

/** Reads LogsQL as VictoriaLogs 1.52 does, and Grafana's variables where it lets them stand. Throws at the first mistake. */
export const readLogsql = (text: string): LogsqlQuery => {
  const reader = new LogsqlReader(text)
  const query = readQuery(reader)
  reader.takes(';')
  if (reader.next.kind !== 'end') throw reader.unexpected('a filter or a pipe')
  return query
}

const readQuery = (reader: LogsqlReader): LogsqlQuery => {
  const options = reader.sees('options') && reader.ahead(1).text === '(' ? readOptions(reader) : []
  const filter = readFilter(reader, readQuery)
  const pipes: LogsqlPipe[] = []
  while (reader.takes('|')) {
    if (reader.next.kind === 'end') throw reader.unexpected('a pipe such as stats')
    pipes.push(readPipe(reader, readInner))
  }
  return { options, filter, pipes }
}

const readInner = (reader: LogsqlReader): LogsqlFilter => readFilter(reader, readQuery)

/** `options(time_offset=1d, concurrency=2)` */
const readOptions = (reader: LogsqlReader): readonly Name[] => {
  reader.take()
  reader.expect('(')
  const names: Name[] = []
  while (!reader.sees(')')) {
    names.push(reader.field('an option'))
    reader.expect('=')
    reader.skipValue()
    if (!reader.takes(',')) break
  }
  reader.expect(')')
  return names
}
