import { spanSeriesOf } from '../../telemetry/series/span-series.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const requireSpanMetricsLimit: Rule = {
  id: 'require-span-metrics-limit',
  severity: 'warning',
  summary: 'A span_metrics connector has a limit of series, for one resource.',
  rationale:
    'It makes a series of each name of a span, and programs make up names. Its limit is for each resource, which by default is each pod.',
  fix: 'Set aggregation_cardinality_limit, and resource_metrics_key_attributes to an attribute that a resource processor sets.',
  check: inEachCluster((cluster, report) => {
    for (const { collector, id, limit } of spanSeriesOf(cluster))
      if (limit === undefined)
        report({
          location: collector.location('connectors', id),
          message: `nothing limits the series that ${id} makes of spans`,
          impact: 'a program with an id in the names of its spans fills the memory of Prometheus',
          fix: 'set aggregation_cardinality_limit, such as 200, and resource_metrics_key_attributes: [cluster]',
        })
  }),
}
