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
export const target = (query: Query, asking: Asking): Builder<Dataquery> => TARGET[query.store](query, asking)

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

/** As many lines as Grafana asks Loki for. The plugin's own default is 50. */
const MOST_LINES = 1000

/** Its plugin asks another path for lines, for numbers and for curves. The SDK does not know it. */
const victoriaLogsTarget = ({ expr, legend, value }: Query, asking: Asking): Builder<Dataquery> => {
  const ofNumbers = { queryType: asking === 'range' ? 'statsRange' : 'stats', legendFormat: legend }
  const model = {
    expr,
    datasource: DATA_SOURCE.victoriaLogs,
    editorMode: 'code',
    ...(value === undefined ? { queryType: 'instant', maxLines: MOST_LINES } : ofNumbers),
  }
  return { build: () => ({ ...model, _implementsDataqueryVariant: () => undefined }) }
}

const TARGET = { prometheus: prometheusTarget, loki: lokiTarget, victoriaLogs: victoriaLogsTarget }
