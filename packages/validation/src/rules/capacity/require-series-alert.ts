import { SERIES_METRIC } from '../../telemetry/capacity/alert-limits.ts'
import { withoutLimit } from '../../telemetry/capacity/without-limit.ts'
import type { Rule } from '../rule/rule.ts'

export const requireSeriesAlert: Rule = {
  id: 'require-series-alert',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Each cluster has an alert that limits the number of its active series.',
  rationale:
    'One label with a new value for each request fills the memory of the hub’s Prometheus. The kernel kills it, and the metrics of every cluster are lost.',
  fix: 'Add an alert on sum by (cluster) (scrape_samples_post_metric_relabeling) > what Prometheus’ memory allows.',
  needs: 'hub',
  check: (fleet, report) => {
    for (const { cluster, origin } of withoutLimit(fleet, SERIES_METRIC))
      report({
        location: origin,
        message: `no alert limits the number of active series of ${cluster}`,
        impact: 'its series may fill the memory of the hub’s Prometheus before an alert fires',
        fix: `alert on sum by (cluster) (${SERIES_METRIC}{cluster="${cluster}"}) > its budget`,
      })
  },
}
