import { JOB, nodeCount, clusterOf, seriesBudget, type Fleet } from '@fleet/model'
import type { Alert } from './alert.ts'
import { byNumber } from './by-number.ts'

/**
 * Compares each cluster with the inventory. Each scrape reports its samples after relabelling, on spokes as on the hub:
 * their sum is a cluster's active series, at the cost of one sample for each target.
 */
export const capacityAlerts = (fleet: Fleet): readonly Alert[] => [
  ...byNumber(fleet, (cluster) => seriesBudget(fleet, cluster)).map(({ number, matchers }): Alert => ({
    alert: 'ClusterSeriesOverBudget',
    expr: `sum by (cluster) (${selector('scrape_samples_post_metric_relabeling', matchers)}) > ${number}`,
    for: '30m',
    severity: 'warning',
    summary: '{{ $labels.cluster }} has {{ $value }} active series, more than its budget',
    description: `The memory of the hub's Prometheus is sized for ${number}. Which job has them: sum by (job) (scrape_samples_post_metric_relabeling{cluster="{{ $labels.cluster }}"}).`,
  })),
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

const selector = (metric: string, matchers: readonly string[]): string =>
  matchers.length === 0 ? metric : `${metric}{${matchers.join(', ')}}`
