import type { Text } from '../expr.ts'
import { withoutVariables } from '../grafana-variables.ts'
import type { QueryError } from '../query-error.ts'
import { errorInPattern } from '../regular-expression.ts'
import { BEHIND_STATS } from './pipe-names.ts'
import type { LogsqlFilter, LogsqlPipe, LogsqlQuery } from './query.ts'
import { resultFields } from './result-fields.ts'

/** What VictoriaLogs refuses of a query that its grammar takes, and what cannot find anything. */
export const checkLogsql = (query: LogsqlQuery): readonly QueryError[] => [
  ...patternsIn(query).flatMap(errorsInPattern),
  ...resultFields(query).errors,
]

/** How the plugin of Grafana asks: for lines, for numbers at one time, or for numbers over time. */
export type LogsqlAsking = 'instant' | 'stats' | 'statsRange'

/** What VictoriaLogs refuses, or answers wrongly, of a query that is asked in one way. */
export const errorsOfAsking = (query: LogsqlQuery, asking: LogsqlAsking): readonly QueryError[] => {
  if (asking === 'instant') return []
  const last = query.pipes.findLastIndex(({ kind }) => kind === 'stats')
  if (last === -1) return [{ offset: 0, message: 'it has no pipe stats, and the panel asks for numbers' }]
  const behind = query.pipes.slice(last + 1)
  return [
    ...behind.filter(isRefused).map(({ name, from }) => ({
      offset: from,
      message: `VictoriaLogs takes no ${name.text} behind stats where numbers are asked for`,
    })),
    ...(asking === 'statsRange' ? behind.flatMap(errorOverTime) : []),
  ]
}

const isRefused = ({ kind, name }: LogsqlPipe): boolean => kind !== 'unknown' && !BEHIND_STATS.has(name.text)

const errorOverTime = (pipe: LogsqlPipe): readonly QueryError[] => {
  const { name, from, kind } = pipe
  if (/^(?:limit|head|offset|skip)$/.test(name.text))
    return [{ offset: from, message: `VictoriaLogs takes no ${name.text} behind stats of a curve` }]
  if (kind === 'fields' && !pipe.fields.some(({ text }) => text === '_time' || text === '*'))
    return [
      {
        offset: from,
        message: `${name.text} drops _time, so that all numbers of a curve have one time; use delete instead`,
      },
    ]
  return []
}

/** The names of pipes that this version of the validator does not know. A newer VictoriaLogs may. */
export const unknownPipes = ({ pipes }: LogsqlQuery): readonly LogsqlPipe[] =>
  pipes.filter(({ kind }) => kind === 'unknown')

const patternsIn = ({ filter, pipes }: LogsqlQuery): readonly Text[] => [
  ...patternsOf(filter),
  ...pipes.flatMap((pipe) => {
    if (pipe.kind === 'filter') return patternsOf(pipe.filter)
    if (pipe.kind === 'stats') return pipe.functions.flatMap(({ condition }) => patternsOf(condition))
    return pipe.kind === 'make'
      ? [...patternsOf(pipe.condition), ...(pipe.pattern ? [pipe.pattern] : [])]
      : []
  }),
]

const patternsOf = (filter: LogsqlFilter | undefined): readonly Text[] => {
  if (!filter) return []
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(patternsOf)
    case 'not':
      return patternsOf(filter.of)
    case 'stream':
      return filter.any.flat().flatMap(({ op, values }) => (op.endsWith('~') ? values : []))
    case 'field':
      return /^!?~$|^re$/.test(filter.op) ? filter.values : []
    default:
      return []
  }
}

const errorsInPattern = ({ value, from }: Text): readonly QueryError[] => {
  const message = errorInPattern(withoutVariables(value, 'x'))
  return message === undefined
    ? []
    : [{ offset: from, message: `${value} is no regular expression: ${message}` }]
}
