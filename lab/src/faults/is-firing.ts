import type { Prometheus } from '../programs/prometheus.ts'
import { clusters } from '../trees/clusters.ts'
import { objectOf, textAt, valueAt } from '../trees/committed.ts'

interface Rule {
  readonly alert?: string
  readonly expr: string
}

const expressionOf = (alert: string): string => {
  const rules = objectOf(clusters.hub.name, 'PrometheusRule', 'fleet-telemetry')
  const groups = valueAt(rules, 'spec', 'groups') as readonly { readonly rules: readonly Rule[] }[]
  return textAt(
    groups.flatMap((group) => group.rules).find((rule) => rule.alert === alert),
    'expr',
  )
}

/** Whether the committed expression of an alert holds for the spoke now. */
export const isFiring = async (prometheus: Prometheus, alert: string): Promise<boolean> =>
  (await prometheus.query(expressionOf(alert))).some(
    ({ metric }) => metric['cluster'] === clusters.spoke.name,
  )
