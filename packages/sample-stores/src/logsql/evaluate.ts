import type { LogsqlQuery } from '@fleet/validation/queries/logsql'
import type { LogStore } from '../logql/log-store.ts'
import { filterTest } from './filter.ts'
import { piped } from './pipes.ts'
import { storedRow, streamFields, type Row } from './row.ts'
import { spanOfQuery, type Span } from './time-filter.ts'

/** What a query is about: its time, the length of its steps, and how far back it looks instead. */
export interface Asked {
  readonly span: Span
  /** In seconds; nothing for one number of the whole time. */
  readonly step?: number
  /** In seconds. */
  readonly offset: number
}

/** The rows that a query gives. Those of before have the times that they stand for. */
export const evaluateLogsql = (query: LogsqlQuery, asked: Asked, store: LogStore): readonly Row[] => {
  const span = spanOfQuery(query, asked.span)
  const rows = selected(query, span, asked, store)
  const buckets = { span, ...(asked.step !== undefined && { step: asked.step }) }
  return query.pipes.reduce((left, pipe) => piped(pipe, left, buckets), rows)
}

/** The lines that pass the filter of a query. */
export const selected = (
  { filter }: LogsqlQuery,
  span: Span,
  { offset }: Pick<Asked, 'offset'>,
  store: LogStore,
): readonly Row[] => {
  const test = filterTest(filter, span)
  return store.flatMap((stream) => {
    const fields = streamFields(stream.labels)
    return stream
      .lines(span.start - offset, span.end - offset)
      .map((line) => moved(storedRow(fields, stream, line), offset))
      .filter(test)
  })
}

const moved = (row: Row, offset: number): Row => (offset === 0 ? row : { ...row, time: row.time + offset })
