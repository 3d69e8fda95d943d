import { eachExpr } from './each-expr.ts'
import type { Aggregate, Binary, Call, Expr, LogRange, LogSelector } from './expr.ts'
import { errorsInMatchers, errorsInRegex } from './check-matchers.ts'
import { GROUPED_RANGES, LOG_RANGES, WITH_COUNT } from './logql-functions.ts'
import type { QueryError } from './query-error.ts'

/** What Loki refuses of a query that its grammar takes. */
export const checkLogql = (expr: Expr): readonly QueryError[] => {
  const errors: QueryError[] = []
  eachExpr(expr, (part) => errors.push(...errorsOf(part)))
  return errors
}

const errorsOf = (expr: Expr): readonly QueryError[] => {
  switch (expr.kind) {
    case 'logs':
      return ofLogs(expr)
    case 'log-range':
      return ofRange(expr)
    case 'aggregate':
      return ofAggregate(expr)
    case 'binary':
      return ofBinary(expr)
    case 'call':
      return ofCall(expr)
    default:
      return []
  }
}

const ofLogs = (logs: LogSelector): readonly QueryError[] => [
  ...errorsInMatchers(logs.matchers, logs, false),
  ...logs.stages.flatMap((stage) => {
    if (stage.kind === 'lines') return stage.pattern ? errorsInRegex(stage.pattern) : []
    if (stage.kind !== 'filter') return []
    return stage.matchers.flatMap(({ op, value }) => (op === '=~' || op === '!~' ? errorsInRegex(value) : []))
  }),
]

const ofRange = ({ op, unwrap, grouping, parameter }: LogRange): readonly QueryError[] => {
  const takes = LOG_RANGES.get(op.text)
  const errors: QueryError[] = []
  const report = (offset: number, message: string) => errors.push({ offset, message })
  if (unwrap && takes === 'lines') report(unwrap.from, `${op.text} counts lines, and takes no unwrap`)
  if (!unwrap && takes === 'numbers') report(op.from, `${op.text} takes numbers: unwrap a label`)
  if (grouping && !(GROUPED_RANGES.has(op.text) && unwrap))
    report(grouping.from, `${op.text} takes no ${grouping.mode}; put sum ${grouping.mode} (…) around it`)
  if ((op.text === 'quantile_over_time') !== (parameter !== undefined))
    report(
      op.from,
      `${op.text} takes ${parameter ? 'no number' : 'a share between 0 and 1'} before its lines`,
    )
  return errors
}

const isLines = ({ kind }: Expr): boolean => kind === 'logs'

const LINES = 'takes numbers, and gets lines; count them with count_over_time or rate'

const ofAggregate = ({ op, parameter, of }: Aggregate): readonly QueryError[] => [
  ...(isLines(of) ? [{ offset: of.from, message: `${op.text} ${LINES}` }] : []),
  ...(of.kind === 'number'
    ? [{ offset: of.from, message: `${op.text} takes a vector, and gets a number` }]
    : []),
  ...(WITH_COUNT.has(op.text) === (parameter !== undefined)
    ? []
    : [
        {
          offset: op.from,
          message: `${op.text} takes ${parameter ? 'no number' : 'a number'} before its vector`,
        },
      ]),
]

const ofBinary = ({ op, left, right, matching, group }: Binary): readonly QueryError[] => {
  const hasNumber = [left, right].some(({ kind }) => kind === 'number')
  const isSet = /^(?:and|or|unless)$/.test(op.text)
  const on = new Set(matching?.mode === 'on' ? matching.labels.map(({ text }) => text) : [])
  return [
    ...[left, right].filter(isLines).map(({ from }) => ({ offset: from, message: `${op.text} ${LINES}` })),
    ...(hasNumber && (isSet || matching)
      ? [
          {
            offset: matching?.from ?? op.from,
            message: `${matching?.mode ?? op.text} goes between two vectors only`,
          },
        ]
      : []),
    ...(group && isSet ? [{ offset: group.from, message: `${op.text} takes no group_${group.side}` }] : []),
    ...(group?.labels ?? [])
      .filter(({ text }) => on.has(text))
      .map(({ text, from }) => ({
        offset: from,
        message: `${text} stands in on and in group_${group?.side}`,
      })),
  ]
}

const ofCall = ({ name, args }: Call): readonly QueryError[] => {
  const wanted = name.text === 'vector' ? 1 : 5
  if (args.length !== wanted)
    return [
      {
        offset: name.from,
        message: `${name.text} takes ${wanted} argument${wanted === 1 ? '' : 's'}, and gets ${args.length}`,
      },
    ]
  const [first] = args
  return first && isLines(first) ? [{ offset: first.from, message: `${name.text} ${LINES}` }] : []
}
