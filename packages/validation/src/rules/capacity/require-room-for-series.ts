import { limitsOf, NODE_METRIC, SERIES_METRIC } from '../../telemetry/capacity/alert-limits.ts'
import { estimateSeries, type FamilyEstimate } from '../../telemetry/capacity/estimate-series.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

export const requireRoomForSeries: Rule = {
  id: 'require-room-for-series',
  // An estimate: the alert counts the series that exist.
  severity: 'warning',
  stage: 'meaning',
  summary: 'The estimated series of a cluster at rest stay within the budget that its alert states.',
  rationale:
    'A scrape without its keep list, or one more kind of object, adds thousands of series to each cluster. The alert fires only when the memory is full already.',
  fix: 'Drop some of the metrics that the finding names, or raise the budget and with it Prometheus’ memory.',
  needs: 'hub',
  check: (fleet, report) => {
    const budgets = limitsOf(fleet, SERIES_METRIC)
    const nodesOf = limitsOf(fleet, NODE_METRIC)
    // Clusters of equal trees have equal series as long as they have as many nodes.
    const checkEqual = (clusters: readonly ClusterView[], nodes: number) => {
      const [first] = clusters
      if (!first) return
      const estimate = estimateSeries(first, nodes)
      const total = Math.round(estimate.total)
      for (const { name } of clusters) {
        const budget = budgets(name)
        if (!budget || total <= budget.limit) continue
        const largest = largestOf(estimate.families())
        report({
          location: at(budget.rule.located, ...budget.rule.path, 'expr'),
          related: largest.map(({ job }) => job),
          message: `${name} has about ${total} series at rest, and its budget is ${budget.limit}: ${largest.map(described).join(', ')}`,
          impact: 'the alert on its budget fires without end, and Prometheus needs more memory than planned',
          fix: `drop unused series of ${largest[0]?.family ?? 'it'}, or state a seriesBudget of ${roomFor(total)} and the memory for it`,
        })
      }
    }
    for (const identical of fleet.identical)
      for (const [nodes, clusters] of Map.groupBy(identical, ({ name }) => nodesOf(name)?.limit ?? 1))
        checkEqual(clusters, nodes)
  },
}

const largestOf = (families: readonly FamilyEstimate[]): readonly FamilyEstimate[] =>
  families.toSorted((one, other) => other.series - one.series).slice(0, 3)

const described = ({ exporter, family, series }: FamilyEstimate): string =>
  `${Math.round(series)} of ${exporter}’s ${family}`

/** A third above, in whole thousands. */
const roomFor = (total: number): number => Math.ceil((total * 4) / 3000) * 1000
