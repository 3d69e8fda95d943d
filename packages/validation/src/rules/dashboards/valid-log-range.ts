import { eachExpr } from '../../queries/each-expr.ts'
import type { Expr, LogRange } from '../../queries/expr.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachQuery } from './panel-queries.ts'

/** Each point of a curve counts the lines since the one before. */
const COUNTS = new Set(['count_over_time', 'bytes_over_time'])

/** Lines come in bursts, and a shorter range says nothing about them. */
const LEAST_SECONDS = 60

export const validLogRange: Rule = {
  id: 'valid-log-range',
  severity: 'warning',
  summary:
    'A curve of counted lines uses the range [$__auto], and no query on lines has a range below a minute.',
  rationale:
    'A curve over six hours has a point every few minutes. With [10s] it counts one line in twenty, and looks as if nothing had happened.',
  fix: 'Write [$__auto] for a curve, and [$__range] for one number of the whole time range.',
  check: inEachQuery(({ expr, target, name, location }, report) => {
    const isCurve = target.queryType !== 'instant'
    for (const { op, range } of shortRangesIn(expr, isCurve))
      report({
        location: location(range.from),
        message: `${name} takes ${op.text} of ${range.seconds} seconds`,
        impact: 'it leaves out the lines in between',
        fix: isCurve ? 'write [$__auto]' : 'write [$__range]',
      })
  }),
}

const shortRangesIn = (expr: Expr, isCurve: boolean): LogRange[] => {
  const short: LogRange[] = []
  eachExpr(expr, (part) => {
    if (part.kind !== 'log-range' || part.range.seconds === undefined) return
    if (part.range.seconds < LEAST_SECONDS || (isCurve && COUNTS.has(part.op.text))) short.push(part)
  })
  return short
}
