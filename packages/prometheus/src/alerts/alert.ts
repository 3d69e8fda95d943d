import type { Duration } from '@fleet/model'

/** One alerting rule of a PrometheusRule. */
export interface Alert {
  readonly alert: string
  readonly expr: string
  /** How long the expression must hold before the alert fires. */
  readonly for: Duration | string
  readonly severity: 'critical' | 'warning'
  /** What is wrong, with `{{ $labels.… }}` of the expression's result. */
  readonly summary: string
  /** Where to look first. */
  readonly description: string
}

export const ruleOf = ({ alert, expr, for: held, severity, summary, description }: Alert) => ({
  alert,
  expr,
  for: held,
  labels: { severity },
  annotations: { summary, description },
})
