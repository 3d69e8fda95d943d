import { SERIES_METRIC } from '../../telemetry/capacity/alert-limits.ts'
import { withoutLimit } from '../../telemetry/capacity/without-limit.ts'
import type { Rule } from '../rule/rule.ts'

export const requireSeriesAlert: Rule = {
  id: 'require-series-alert',
  summary: 'For each cluster some alert says how many active series it may have.',
  rationale:
    'One label that takes a new value with each request fills the memory of the hub’s Prometheus: it is killed, and every cluster’s metrics with it.',
  fix: 'Add an alert on sum by (cluster) (scrape_samples_post_metric_relabeling) > the number that Prometheus’ memory was sized for.',
  check: (fleet) =>
    withoutLimit(fleet, SERIES_METRIC).map(({ cluster, origin }) => ({
      location: origin,
      message: `no alert says how many active series ${cluster} may have`,
      impact: 'what it sends may fill the memory of the hub’s Prometheus before anybody knows',
      fix: `alert on sum by (cluster) (${SERIES_METRIC}{cluster="${cluster}"}) > its budget`,
    })),
}
