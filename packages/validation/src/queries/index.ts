/** The reading of queries, for who evaluates or changes them. */
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
  Matching,
  Subquery,
  Window,
} from './expr.ts'
export { prometheusDuration } from './durations.ts'
export { eachExpr } from './each-expr.ts'
export { variablesIn } from './grafana-variables.ts'
export { fieldsOf, itemsOf, textOf, type Fields } from './json.ts'
export { selectorsIn } from './selectors-in.ts'
export { selectorInVariable } from './variable-query.ts'
export { readQuery } from './read-query.ts'
export { patternSearch, patternTest } from './regular-expression.ts'
export { QuerySyntaxError } from './query-error.ts'
