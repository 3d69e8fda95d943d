import { askedIn } from '../../queries/asked.ts'
import { metricOf } from '../../queries/flow/select-series.ts'
import { ruleQuestion } from '../../queries/rule-questions.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../../rule.ts'

/** What a collector counts when it has lost telemetry for good, and the queue that fills before it does. */
const LOSSES = [
  'otelcol_exporter_enqueue_failed_log_records',
  'otelcol_exporter_queue_size',
  'otelcol_exporter_send_failed_log_records',
  'otelcol_exporter_send_failed_metric_points',
  'otelcol_receiver_refused_metric_points',
] as const

export const requireLossAlert: Rule = {
  id: 'require-loss-alert',
  demands: 'Whatever a collector counts as lost, or about to be, some alert looks at.',
  why: 'A collector that throws data away goes on running and says so in its own metrics alone: the gap is found weeks later, when it is needed.',
  example: {
    refused:
      'a collector whose metrics are scraped, and no alert on otelcol_exporter_send_failed_log_records',
    accepted:
      '{ alert: CollectorLosesLogs, expr: increase(otelcol_exporter_send_failed_log_records[15m]) > 0 }',
  },
  mend: 'Add an alert on the metric that is named.',
  judge: (fleet) => {
    const { rules, read } = askedIn(fleet)
    const alerted = new Set(
      rules
        .filter(({ alert }) => alert !== undefined)
        .flatMap((rule) => {
          const found = read(ruleQuestion(rule))
          return found.ok ? selectorsIn(found.expr) : []
        })
        .map((selector) => (selector.kind === 'selector' ? metricOf(selector) : undefined)),
    )
    return LOSSES.filter((metric) => !alerted.has(metric)).flatMap((metric) =>
      fleet.metrics
        .of(metric)
        .slice(0, 1)
        .map(({ origin, cluster }) => ({
          at: origin,
          what: `the collectors of ${cluster} yield ${metric}, and no alert looks at it`,
          consequence: 'what they lose is missed when it is needed',
          mend: `alert on it, as increase(${metric}[15m]) > 0`,
        })),
    )
  },
}
