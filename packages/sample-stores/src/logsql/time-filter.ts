import { prometheusDuration } from '@fleet/validation/queries'
import { type LogsqlFilter, type LogsqlQuery } from '@fleet/validation/queries/logsql'
import { EvaluationError } from '../evaluation/context.ts'
import type { Row } from './row.ts'

/** A time in seconds since 1970: after the first, up to the second. */
export interface Span {
  readonly start: number
  readonly end: number
}

type TimeFilter = Extract<LogsqlFilter, { kind: 'field' }>

/** `_time:5m`, which ends with the query's own time, and `_time:[1764000000, 1764003600]`. */
const spanOf = ({ op, values }: TimeFilter, { end }: Span): Span => {
  const [first, second] = values.map(({ value }) => value)
  if (op === ':' && first !== undefined) {
    const seconds = prometheusDuration(first)
    if (seconds !== undefined) return { start: end - seconds, end }
  }
  if (op === 'range' && first !== undefined && second !== undefined)
    return { start: secondsOf(first), end: secondsOf(second) }
  throw new EvaluationError(
    `the sample store does not evaluate the filter of time ${values.map(({ value }) => value).join(', ')}`,
  )
}

const secondsOf = (text: string): number => {
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Date.parse(text) / 1000
  if (Number.isNaN(seconds)) throw new EvaluationError(`cannot parse the time ${text}`)
  return seconds
}

export const timeTest = (filter: TimeFilter, span: Span): ((row: Row) => boolean) => {
  const { start, end } = spanOf(filter, span)
  return ({ time }) => time > start && time <= end
}

/** What is left of a span by the filters of time that every line passes. */
export const spanOfQuery = ({ filter }: LogsqlQuery, span: Span): Span => narrowed(filter, span)

const narrowed = (filter: LogsqlFilter, span: Span): Span => {
  if (filter.kind === 'and') return filter.parts.reduce((left, part) => narrowed(part, left), span)
  if (filter.kind !== 'field' || filter.field?.text !== '_time') return span
  const own = spanOf(filter, span)
  return { start: Math.max(span.start, own.start), end: Math.min(span.end, own.end) }
}

/** How far back a query looks by `options(time_offset=1d)`, in seconds. */
export const offsetOf = (text: string): number => {
  const [, duration = ''] = /^\s*options\s*\([^)]*time_offset\s*=\s*(\w+)/.exec(text) ?? []
  return duration === '' ? 0 : (prometheusDuration(duration) ?? 0)
}
