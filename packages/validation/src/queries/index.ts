/** The reading of queries, for who evaluates them. */
export type {
  Aggregate,
  Binary,
  Call,
  Expr,
  Grouping,
  LabelCondition,
  LogRange,
  LogSelector,
  LogStage,
  Matcher,
  Selector,
  Shift,
  Subquery,
  Window,
} from './expr.ts'
export { prometheusDuration } from './durations.ts'
export { readQuery } from './read-query.ts'
export { patternSearch, patternTest } from './regular-expression.ts'
