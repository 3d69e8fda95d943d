import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { metricOf } from '../../telemetry/flow/selector.ts'
import { eachExpr } from '../../queries/each-expr.ts'
import type { Expr } from '../../queries/expr.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'

/** What a collector counts when it has lost telemetry for good: each begins with the first loss, at more than 0. */
const LOSSES = [
  'otelcol_exporter_enqueue_failed_log_records',
  'otelcol_exporter_send_failed_log_records',
  'otelcol_exporter_send_failed_metric_points',
  'otelcol_receiver_refused_metric_points',
] as const

/** The queue that fills before it does. */
const FILLING = 'otelcol_exporter_queue_size'

export const requireLossAlert: Rule = {
  id: 'require-loss-alert',
  summary:
    'Whatever a collector counts as lost, or about to be, some alert looks at: at what is added to a count, and at a count that was not there before.',
  rationale:
    'A collector that throws data away goes on running and says so in its own metrics alone. A count begins with the first loss, and increase sees nothing in one sample: that loss is found weeks later, when it is needed.',
  example: {
    refused:
      '{ alert: CollectorLosesLogs, expr: increase(otelcol_exporter_send_failed_log_records[15m]) > 0 }',
    accepted:
      '{ alert: CollectorLosesLogs, expr: increase(otelcol_exporter_send_failed_log_records[15m]) > 0 or (otelcol_exporter_send_failed_log_records unless otelcol_exporter_send_failed_log_records offset 15m) > 0 }',
  },
  fix: 'Add an alert on the metric that is named, of both kinds.',
  check: (fleet) => {
    const { rules, read } = askedIn(fleet)
    const exprs = rules
      .filter(({ alert }) => alert !== undefined)
      .map((rule) => read(ruleQuestion(rule)))
      .flatMap((found) => (found.ok ? [found.expr] : []))
    const rising = metricsIn(exprs, (part) =>
      part.kind === 'call' && RISE.test(part.name.text) ? part : undefined,
    )
    const appearing = metricsIn(exprs, (part) =>
      part.kind === 'binary' && part.op.text === 'unless' ? part.left : undefined,
    )
    const filling = metricsIn(exprs, (part) =>
      part.kind === 'binary' && part.op.text === '>' && isShare(part.right) ? part.left : undefined,
    )
    return [
      ...missing(fleet, filling, [FILLING], 'and no alert fires at a share of what fits'),
      ...missing(fleet, rising, LOSSES, 'and no alert looks at what is added to it'),
      ...missing(fleet, appearing, LOSSES, 'and no alert fires when it begins'),
    ]
  },
}

const isShare = (expr: Expr): boolean => expr.kind === 'number' && expr.value > 0 && expr.value < 1

const RISE = /^(?:increase|i?rate)$/

/** The metrics of the selectors below certain parts of expressions. */
const metricsIn = (
  exprs: readonly Expr[],
  partOf: (expr: Expr) => Expr | undefined,
): ReadonlySet<string | undefined> => {
  const found = new Set<string | undefined>()
  for (const expr of exprs)
    eachExpr(expr, (each) => {
      const part = partOf(each)
      for (const selector of part ? selectorsIn(part) : [])
        found.add(selector.kind === 'selector' ? metricOf(selector) : undefined)
    })
  return found
}

const missing = (
  fleet: FleetView,
  alerted: ReadonlySet<string | undefined>,
  wanted: readonly string[],
  message: string,
): Violation[] =>
  wanted
    .filter((metric) => !alerted.has(metric))
    .flatMap((metric) =>
      metricsOf(fleet)
        .of(metric)
        .slice(0, 1)
        .map(({ origin, cluster }) => ({
          location: origin,
          message: `the collectors of ${cluster} yield ${metric}, ${message}`,
          impact: 'what they lose is missed when it is needed',
          fix: `alert on it, as increase(${metric}[15m]) > 0 or (${metric} unless ${metric} offset 15m) > 0`,
        })),
    )
