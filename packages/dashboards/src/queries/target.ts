import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog'
import { DataqueryBuilder as LokiQuery, LokiQueryType } from '@grafana/grafana-foundation-sdk/loki'
import {
  DataqueryBuilder as PrometheusQuery,
  PromQueryFormat,
} from '@grafana/grafana-foundation-sdk/prometheus'
import { DATA_SOURCE, type Query } from './query.ts'

/** How a panel queries: over the time range, at its end, or at its end as a table's rows. */
export type Asking = 'range' | 'instant' | 'table'

/** A query as a panel's target. */
export const target = (query: Query, asking: Asking): Builder<Dataquery> =>
  query.store === 'loki' ? lokiTarget(query, asking) : prometheusTarget(query, asking)

const prometheusTarget = ({ expr, legend, hasExemplars }: Query, asking: Asking): PrometheusQuery => {
  const query = new PrometheusQuery().expr(expr).legendFormat(legend).datasource(DATA_SOURCE.prometheus)
  if (hasExemplars) query.exemplar(true)
  if (asking === 'range') return query.range()
  return asking === 'table' ? query.instant().format(PromQueryFormat.Table) : query.instant()
}

// Loki always answers an instant query with a table.
const lokiTarget = ({ expr, legend }: Query, asking: Asking): LokiQuery =>
  new LokiQuery()
    .expr(expr)
    .legendFormat(legend)
    .datasource(DATA_SOURCE.loki)
    .queryType(asking === 'range' ? LokiQueryType.Range : LokiQueryType.Instant)
