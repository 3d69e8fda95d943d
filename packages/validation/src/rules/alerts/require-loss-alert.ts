import { eachExpr } from '../../queries/each-expr.ts'
import type { Expr } from '../../queries/expr.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { metricOf } from '../../telemetry/flow/selector.ts'
import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import type { Rule } from '../rule/rule.ts'
import { alertExpressions } from './alert-expressions.ts'

/** What a collector counts once it has lost telemetry. Each series begins with the first loss, at more than 0. */
const LOSSES = [
  'otelcol_exporter_enqueue_failed_log_records',
  'otelcol_exporter_send_failed_log_records',
  'otelcol_exporter_send_failed_metric_points',
  'otelcol_receiver_refused_metric_points',
] as const

/** The queue that fills up before a loss. */
const FILLING = 'otelcol_exporter_queue_size'

export const requireLossAlert: Rule = {
  id: 'require-loss-alert',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'Alerts watch the rise and the first sample of each count of lost telemetry, and how full the queue is.',
  rationale:
    'A collector that loses data keeps running, and only its own metrics show the loss. The count begins with the first loss, and increase needs two samples. Without the second alert that loss goes unnoticed.',
  fix: 'Add an alert of each kind on the metric that the finding names.',
  needs: 'hub',
  check: (fleet, report) => {
    const exprs = alertExpressions(fleet).map(({ expr }) => expr)
    const requireAlert = (metric: string, alerted: ReadonlySet<string | undefined>, missing: string) => {
      const [series] = alerted.has(metric) ? [] : metricsOf(fleet).of(metric)
      if (!series) return
      report({
        location: series.origin,
        message: `the collectors of ${series.cluster} export ${metric}, ${missing}`,
        impact: 'data is missing when a person needs it, and no alert has said so',
        fix: `alert on it, as increase(${metric}[15m]) > 0 or (${metric} unless ${metric} offset 15m) > 0`,
        absence: { of: 'customResources', isOfFleet: true },
      })
    }
    const [alertedOnRise, alertedOnFirst] = [metricsIn(exprs, rising), metricsIn(exprs, appearing)]
    requireAlert(FILLING, metricsIn(exprs, filling), 'and no alert fires when the queue fills up')
    for (const metric of LOSSES) {
      requireAlert(metric, alertedOnRise, 'and no alert watches its rise')
      requireAlert(metric, alertedOnFirst, 'and no alert fires at its first sample')
    }
  },
}

const RISE = /^(?:increase|i?rate)$/

const rising = (expr: Expr): Expr | undefined =>
  expr.kind === 'call' && RISE.test(expr.name.text) ? expr : undefined

const appearing = (expr: Expr): Expr | undefined =>
  expr.kind === 'binary' && expr.op.text === 'unless' ? expr.left : undefined

/** A comparison with a share of what fits into the queue. */
const filling = (expr: Expr): Expr | undefined => {
  if (expr.kind !== 'binary' || expr.op.text !== '>' || expr.right.kind !== 'number') return undefined
  return expr.right.value > 0 && expr.right.value < 1 ? expr.left : undefined
}

/** The metrics of the selectors below certain parts of expressions. */
const metricsIn = (
  exprs: readonly Expr[],
  partOf: (expr: Expr) => Expr | undefined,
): ReadonlySet<string | undefined> => {
  const metrics = new Set<string | undefined>()
  for (const expr of exprs)
    eachExpr(expr, (each) => {
      const part = partOf(each)
      for (const selector of part ? selectorsIn(part) : [])
        if (selector.kind === 'selector') metrics.add(metricOf(selector))
    })
  return metrics
}
