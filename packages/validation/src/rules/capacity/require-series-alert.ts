import { SERIES_METRIC } from '../../telemetry/capacity/alert-limits.ts'
import { withoutLimit } from '../../telemetry/capacity/without-limit.ts'
import type { Rule } from '../rule.ts'

export const requireSeriesAlert: Rule = {
  id: 'require-series-alert',
  demands: 'For each cluster some alert says how many active series it may have.',
  why: 'One label that takes a new value with each request fills the memory of the hub’s Prometheus: it is killed, and every cluster’s metrics with it.',
  example: {
    refused: '{ alert: TargetDown, expr: up == 0 } # and no alert on scrape_samples_post_metric_relabeling',
    accepted:
      '{ alert: ClusterSeriesOverBudget, expr: sum by (cluster) (scrape_samples_post_metric_relabeling) > 10000 }',
  },
  mend: 'Add an alert on sum by (cluster) (scrape_samples_post_metric_relabeling) > the number that Prometheus’ memory was sized for.',
  judge: (fleet) =>
    withoutLimit(fleet, SERIES_METRIC).map(({ cluster, origin }) => ({
      at: origin,
      what: `no alert says how many active series ${cluster} may have`,
      consequence: 'what it sends may fill the memory of the hub’s Prometheus before anybody knows',
      mend: `alert on sum by (cluster) (${SERIES_METRIC}{cluster="${cluster}"}) > its budget`,
    })),
}
