import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog'
import type { dataquery as LokiQuery, LokiQueryType } from '@grafana/grafana-foundation-sdk/loki'
import type {
  Dataquery as PrometheusQuery,
  PromQueryFormat,
} from '@grafana/grafana-foundation-sdk/prometheus'
import { DATA_SOURCE, type Query } from './query.ts'

/**
 * What a panel makes of an answer: curves over the time range, the value at its end, or that as a table's rows.
 * (The SDK's own query builders would load both schemas of v2 with every build, for nothing: 145 modules.)
 */
export type Asking = 'range' | 'instant' | 'table'

/** A query as a panel's target. */
export const target = ({ store, expr, legend }: Query, asking: Asking): Builder<Dataquery> => {
  const named = legend === '' ? {} : { legendFormat: legend }
  const asked = { expr, ...named, datasource: DATA_SOURCE[store], ...MANNER[store](asking) }
  return { build: () => ({ ...asked, _implementsDataqueryVariant: () => {} }) }
}

/** The stores' own words for the same three. Loki answers a question of a moment with a table whatever is asked. */
const MANNER = {
  prometheus: (asking) => ({
    ...(asking === 'range' ? { range: true } : { instant: true }),
    ...(asking === 'table' && { format: 'table' }),
  }),
  loki: (asking) => ({ queryType: asking === 'range' ? 'range' : 'instant' }),
} satisfies {
  prometheus: (
    asking: Asking,
  ) => Pick<PrometheusQuery, 'range' | 'instant'> & { format?: `${PromQueryFormat}` }
  loki: (asking: Asking) => Pick<LokiQuery, 'queryType'> & { queryType: `${LokiQueryType}` }
}
