import { JOB, SERIES_BUDGET, nodeCount, clusterOf, type Fleet } from '@fleet/model'
import type { Alert } from './alert.ts'
import { byNumber } from './by-number.ts'

/** Compares each cluster with the inventory. */
export const capacityAlerts = (fleet: Fleet): readonly Alert[] => [
  seriesOverBudget,
  seriesChurn,
  ...byNumber(fleet, (cluster) => nodeCount(clusterOf(fleet, cluster))).map(
    ({ number, matchers }): Alert => ({
      alert: 'ClusterNodeNotListed',
      expr: `count by (cluster) (group by (cluster, node) (${selector('kube_node_info', [...matchers, `job="${JOB.kubeStateMetrics}"`])})) > ${number}`,
      for: '15m',
      severity: 'warning',
      summary: '{{ $labels.cluster }} has {{ $value }} nodes, more than the inventory lists',
      description: `The inventory lists ${number} of {{ $labels.cluster }}. What a node of a spoke pushes from an address that is not listed, the hub refuses: list the node, or take it out.`,
    }),
  ),
]

/**
 * Each scrape reports its samples after relabelling, on spokes as on the hub: their sum is a cluster's active series, at
 * the cost of one sample for each target.
 */
const seriesOverBudget: Alert = {
  alert: 'ClusterSeriesOverBudget',
  expr: `sum by (cluster) (scrape_samples_post_metric_relabeling) > ${SERIES_BUDGET}`,
  for: '30m',
  severity: 'warning',
  summary: '{{ $labels.cluster }} has {{ $value }} active series, more than its budget',
  description: `The memory of the hub's Prometheus is sized for the budgets, ${SERIES_BUDGET}. Which job has the series: sum by (job) (scrape_samples_post_metric_relabeling{cluster="{{ $labels.cluster }}"}).`,
}

/**
 * Prometheus keeps a series in memory for up to three hours after its last sample, six of these windows, and the number
 * of active series does not show those. After a restart of a collector every series is new: they leave the window
 * before the alert fires.
 */
const seriesChurn: Alert = {
  alert: 'ClusterSeriesChurn',
  expr: `6 * sum by (cluster) (sum_over_time(scrape_series_added[30m])) > ${SERIES_BUDGET}`,
  for: '35m',
  severity: 'warning',
  summary: '{{ $labels.cluster }} makes {{ $value }} new series in three hours, more than its budget',
  description:
    'Prometheus keeps each in memory for up to three hours after it ends. Which job makes them: sum by (job) (sum_over_time(scrape_series_added{cluster="{{ $labels.cluster }}"}[30m])). Drop the label whose values change.',
}

const selector = (metric: string, matchers: readonly string[]): string =>
  matchers.length === 0 ? metric : `${metric}{${matchers.join(', ')}}`
