import { eachExpr } from '../../queries/each-expr.ts'
import type { Expr, LogRange } from '../../queries/expr.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import { queriesOf, type ReadTarget } from './panel-queries.ts'

/** Counts of lines, of which each step of a curve must have its own. */
const COUNTS = new Set(['count_over_time', 'bytes_over_time'])

/** Lines come in bursts: of less than a minute nothing is to be said. */
const LEAST_SECONDS = 60

export const requireCoveringRange: Rule = {
  id: 'require-covering-range',
  summary:
    'A count of lines looks back as far as from one point of its curve to the next, [$__auto], and no question about lines looks back less than a minute.',
  rationale:
    'A curve over six hours has a point every few minutes: of [10s] it shows one line in twenty, and looks as if nothing had happened.',
  fix: 'Write [$__auto] for a curve, [$__range] for one number of the time shown.',
  check: inEachPanel((placed, dashboard) =>
    queriesOf(placed).flatMap((query) =>
      query.expr
        ? short(query.expr, query.target.queryType !== 'instant').map((range) =>
            violation(range, query, placed, dashboard),
          )
        : [],
    ),
  ),
}

const short = (expr: Expr, isCurve: boolean): LogRange[] => {
  const found: LogRange[] = []
  eachExpr(expr, (part) => {
    if (part.kind !== 'log-range' || part.range.seconds === undefined) return
    if (part.range.seconds < LEAST_SECONDS || (isCurve && COUNTS.has(part.op.text))) found.push(part)
  })
  return found
}

const violation = (
  { op, range }: LogRange,
  { target, index }: ReadTarget,
  placed: PlacedPanel,
  dashboard: Dashboard,
): Violation => ({
  location: { ...dashboard.location(...placed.path, 'targets', index, 'expr'), offset: range.from },
  message: `the query ${target.refId} of ${panelOf(placed, dashboard)} asks ${op.text} of ${range.seconds} seconds`,
  impact: 'what was written in between is in none of its numbers',
  fix: target.queryType === 'instant' ? 'write [$__range]' : 'write [$__auto]',
})
