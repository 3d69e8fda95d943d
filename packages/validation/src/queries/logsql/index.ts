export { readLogsql } from './read-logsql.ts'
export type {
  LogsqlFilter,
  LogsqlPipe,
  LogsqlQuery,
  Making,
  MathExpr,
  SortField,
  StatsFunction,
  StreamMatcher,
} from './query.ts'
export { resultFields } from './result-fields.ts'
export { requiredFields } from './stream-matchers.ts'
