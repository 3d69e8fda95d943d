import type { Duration, Fleet } from '@fleet/model'
import { runbookLink } from '../alerting/runbook-link.ts'
import type { AlertName } from './runbooks/index.ts'

/** One alerting rule of a PrometheusRule. */
export interface Alert {
  /** Its name, by which its runbook is found. */
  readonly alert: AlertName
  readonly expr: string
  /** How long the expression must hold before the alert fires. */
  readonly for: Duration | string
  readonly severity: 'critical' | 'warning'
  /** What is wrong, with `{{ $labels.… }}` of the expression's result. */
  readonly summary: string
  /** Where to look first. */
  readonly description: string
}

/** An alert as a rule of a fleet. */
export const ruleOf =
  (fleet: Fleet) =>
  ({ alert, expr, for: held, severity, summary, description }: Alert) => ({
    alert,
    expr,
    for: held,
    labels: { severity },
    annotations: { summary, description, ...runbookLink(fleet, alert) },
  })
