import { limitsOf, NODE_METRIC, SERIES_METRIC } from '../../telemetry/capacity/alert-limits.ts'
import { estimateSeries, type FamilyEstimate } from '../../telemetry/capacity/estimate-series.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule.ts'

export const requireRoomForSeries: Rule = {
  id: 'require-room-for-series',
  // An estimate: an alert counts what is really there.
  severity: 'warning',
  summary:
    'The series that a cluster is estimated to have at rest are within the budget that the alert over them states.',
  rationale:
    'A scrape without its keep list, or one more kind of object, is thousands of series in each cluster: the alert would tell of it when the memory is full already.',
  example: {
    refused:
      'expr: sum by (cluster) (scrape_samples_post_metric_relabeling) > 10000 # and the whole of /metrics/cadvisor kept',
    accepted:
      'expr: sum by (cluster) (scrape_samples_post_metric_relabeling) > 10000 # and eight names of it kept',
  },
  fix: 'Keep fewer of the metrics that are named, or raise the budget and with it Prometheus’ memory.',
  stage: 'meaning',
  check: (fleet) => {
    const budgets = limitsOf(fleet, SERIES_METRIC)
    const listed = limitsOf(fleet, NODE_METRIC)
    return fleet.identical.flatMap((clusters) =>
      // Identical trees have the same series, as long as they have as many nodes.
      [...Map.groupBy(clusters, ({ name }) => listed(name)?.limit ?? 1)].flatMap(
        ([nodes, [first, ...others]]) => {
          if (!first) return []
          const estimate = estimateSeries(first, nodes)
          const total = Math.round(estimate.total)
          return [first, ...others].flatMap(({ name }) => {
            const budget = budgets(name)
            if (!budget || total <= budget.limit) return []
            const most = biggest(estimate.families())
            return [
              {
                location: at(budget.rule.placed, ...budget.rule.path, 'expr'),
                also: most.map(({ job }) => job),
                message: `${name} has about ${total} series at rest, and its budget is ${budget.limit}: ${most.map(told).join(', ')}`,
                impact:
                  'the alert over its budget fires for ever, and Prometheus needs more memory than was planned',
                fix: `drop what nobody reads of ${most[0]?.family ?? 'it'}, or state a seriesBudget of ${roomFor(total)} and the memory for it`,
              },
            ]
          })
        },
      ),
    )
  },
}

const biggest = (families: readonly FamilyEstimate[]): readonly FamilyEstimate[] =>
  families.toSorted((one, other) => other.series - one.series).slice(0, 3)

const told = ({ exporter, family, series }: FamilyEstimate): string =>
  `${Math.round(series)} of ${exporter}’s ${family}`

/** A third above, in whole thousands. */
const roomFor = (total: number): number => Math.ceil((total * 4) / 3000) * 1000
