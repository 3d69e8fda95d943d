import type { LogsqlFilter, LogsqlQuery, StreamMatcher } from './query.ts'

/** The matchers of streams that every line of a query's result passes. */
export const streamMatchers = ({ filter }: LogsqlQuery): readonly StreamMatcher[] => required(filter)

/** Every matcher of streams in a query's filters, of any choice. */
export const allStreamMatchers = ({ filter }: LogsqlQuery): readonly StreamMatcher[] => anywhere(filter)

const anywhere = (filter: LogsqlFilter): readonly StreamMatcher[] => {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.flatMap(anywhere)
  if (filter.kind === 'not') return anywhere(filter.of)
  return filter.kind === 'stream' ? filter.any.flat() : []
}

/** What is only one of several choices is not required. */
const required = (filter: LogsqlFilter): readonly StreamMatcher[] => {
  if (filter.kind === 'and') return filter.parts.flatMap(required)
  return filter.kind === 'stream' && filter.any.length === 1 ? filter.any.flat() : []
}

/** The fields that every line of a query's result has one of some values of, whether by its stream or by itself. */
export const requiredFields = ({ filter }: LogsqlQuery): ReadonlySet<string> => new Set(fieldsOf(filter))

const fieldsOf = (filter: LogsqlFilter): readonly string[] => {
  if (filter.kind === 'and') return filter.parts.flatMap(fieldsOf)
  if (filter.kind === 'stream')
    return required(filter)
      .filter(({ op }) => !op.startsWith('!') && op !== 'not_in')
      .map(({ label }) => label.text)
  return filter.kind === 'field' && filter.field && !filter.op.startsWith('!') ? [filter.field.text] : []
}
