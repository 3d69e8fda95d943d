import { QuerySyntaxError } from '@fleet/validation/queries'
import { readLogsql, resultFields, type LogsqlQuery } from '@fleet/validation/queries/logsql'
import { EvaluationError } from '../evaluation/context.ts'
import type { LogStore } from '../logql/log-store.ts'
import { evaluateLogsql, selected } from '../logsql/evaluate.ts'
import { streamFields, type Row } from '../logsql/row.ts'
import { offsetOf, type Span } from '../logsql/time-filter.ts'
import { stepIn } from './parameters.ts'
import { BadRequest, success, type StoreAnswer } from './store-answer.ts'

const DAY = 86_400

/** Answers as VictoriaLogs' HTTP API does; `path` is what follows `/select/logsql/`. An error is a plain text there. */
export const victoriaLogsAnswers =
  (store: LogStore, now: () => number) =>
  (path: string, parameters: URLSearchParams): StoreAnswer => {
    try {
      return answer(path, parameters, store, now())
    } catch (error) {
      if (error instanceof BadRequest || error instanceof EvaluationError)
        return { status: 400, body: error.message }
      throw error
    }
  }

const answer = (path: string, parameters: URLSearchParams, store: LogStore, now: number): StoreAnswer => {
  const text = parameters.get('query') ?? ''
  const asking: Asking = { query: read(text), text, parameters, store, now }
  switch (path) {
    case 'query':
      return lines(asking)
    case 'stats_query':
      return numbers(asking)
    case 'stats_query_range':
      return curves(asking)
    case 'hits':
      return hits(asking)
    case 'field_values':
    case 'stream_field_values':
      return values(asking, (row) => [row.get(parameters.get('field') ?? '')])
    case 'field_names':
      return values(asking, (row) => row.names())
    case 'streams':
      return values(asking, (row) => [row.get('_stream')])
    case 'stream_field_names':
      return streamNames(store)
    default:
      return { status: 404, body: `unsupported path requested: "/select/logsql/${path}"` }
  }
}

interface Asking {
  readonly query: LogsqlQuery
  readonly text: string
  readonly parameters: URLSearchParams
  readonly store: LogStore
  readonly now: number
}

const read = (text: string): LogsqlQuery => {
  try {
    return readLogsql(text)
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error
    throw new BadRequest(`cannot parse \`query\` arg [${text}]: ${error.message}`)
  }
}

/** A number of more than ten digits is in milliseconds. Without an end a query is about now, without a start about a day. */
const spanIn = ({ parameters, now }: Asking): Span => {
  const end = secondsIn(parameters.get('end')) ?? now
  return { start: secondsIn(parameters.get('start')) ?? end - DAY, end }
}

const secondsIn = (text: string | null): number | undefined => {
  if (text === null || text === '') return undefined
  const number = Number(text)
  const seconds = Number.isNaN(number) ? Date.parse(text) / 1000 : number >= 2 ** 32 ? number / 1000 : number
  if (Number.isNaN(seconds)) throw new BadRequest(`cannot parse the time ${text}`)
  return seconds
}

/** A line of JSON for each row, the newest first where the query sorts by nothing. */
const lines = (asking: Asking): StoreAnswer => {
  const { query, text, store, parameters } = asking
  const found = evaluateLogsql(query, { span: spanIn(asking), offset: offsetOf(text) }, store)
  const isSorted = query.pipes.some(({ kind }) => kind === 'order' || kind === 'stats')
  const rows = isSorted ? found : found.toSorted((a, b) => b.time - a.time)
  const limit = Number(parameters.get('limit') ?? rows.length)
  const body = rows
    .slice(0, limit)
    .map((row) => JSON.stringify(Object.fromEntries(row.names().map((name) => [name, row.get(name)]))))
    .join('\n')
  return { status: 200, body: body === '' ? '' : `${body}\n` }
}

interface NumberOf {
  readonly metric: Readonly<Record<string, string>>
  readonly time: number
  readonly value: string
}

/** Each number of each row, with the labels that it has. */
const numbersOf = (rows: readonly Row[], query: LogsqlQuery): readonly NumberOf[] => {
  const { labels, numbers: names } = resultFields(query).fields
  if (names.size === 0) throw new BadRequest('missing `| stats ...` pipe in the query')
  return rows.flatMap((row) => {
    const own = Object.fromEntries([...labels].map((label) => [label, row.get(label)]))
    return [...names]
      .filter((name) => row.get(name) !== '')
      .map((name) => ({ metric: { __name__: name, ...own }, time: row.time, value: row.get(name) }))
  })
}

const numbers = (asking: Asking): StoreAnswer => {
  const { query, text, store, parameters, now } = asking
  const end = secondsIn(parameters.get('time')) ?? now
  const span = { start: end - DAY, end }
  const rows = evaluateLogsql(
    query,
    { span: timed(query) ? { start: 0, end } : span, offset: offsetOf(text) },
    store,
  )
  return success({
    resultType: 'vector',
    result: numbersOf(rows, query).map(({ metric, value }) => ({ metric, value: [end, value] })),
  })
}

/** Whether a query states its time itself, as the plugin of Grafana does of one number. */
const timed = ({ filter }: LogsqlQuery): boolean =>
  (filter.kind === 'and' ? filter.parts : [filter]).some(
    (part) => part.kind === 'field' && part.field?.text === '_time',
  )

const curves = (asking: Asking): StoreAnswer => {
  const { query, text, store, parameters } = asking
  const rows = evaluateLogsql(
    query,
    { span: spanIn(asking), step: stepIn(parameters, DAY), offset: offsetOf(text) },
    store,
  )
  const bySeries = Map.groupBy(numbersOf(rows, query), ({ metric }) => JSON.stringify(metric))
  return success({
    resultType: 'matrix',
    result: [...bySeries.values()].map((points) => ({
      metric: points[0]?.metric ?? {},
      values: points.toSorted((a, b) => a.time - b.time).map(({ time, value }) => [time, value]),
    })),
  })
}

/** The number of lines in each step, by the values of fields. */
const hits = (asking: Asking): StoreAnswer => {
  const { query, text, store, parameters } = asking
  const step = stepIn(parameters, DAY)
  const fields = parameters.getAll('field')
  const rows = selected(query, spanIn(asking), { offset: offsetOf(text) }, store)
  const groups = Map.groupBy(rows, (row) => JSON.stringify(fields.map((field) => [field, row.get(field)])))
  return {
    status: 200,
    body: {
      hits: [...groups].map(([key, group]) => {
        const counts = Map.groupBy(group, ({ time }) => Math.floor(time / step) * step)
        const times = [...counts.keys()].toSorted((a, b) => a - b)
        return {
          fields: Object.fromEntries(JSON.parse(key) as [string, string][]),
          timestamps: times.map((time) => new Date(time * 1000).toISOString()),
          values: times.map((time) => counts.get(time)?.length ?? 0),
          total: group.length,
        }
      }),
    },
  }
}

/** How many lines have each value. */
const values = (asking: Asking, valuesOf: (row: Row) => readonly string[]): StoreAnswer => {
  const counts = new Map<string, number>()
  for (const row of selected(asking.query, spanIn(asking), { offset: 0 }, asking.store))
    for (const value of valuesOf(row)) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  const limit = Number(asking.parameters.get('limit') ?? counts.size)
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, limit > 0 ? limit : counts.size)
  return { status: 200, body: { values: sorted.map(([value, count]) => ({ value, hits: count })) } }
}

const streamNames = (store: LogStore): StoreAnswer => {
  const names = new Set(store.flatMap(({ labels }) => Object.keys(streamFields(labels))))
  return { status: 200, body: { values: [...names].map((value) => ({ value, hits: 1 })) } }
}
