import type { DataQuery, DataQueryRequest } from '@grafana/data'
import { interpolate } from '../runtime/interpolate.ts'
import { matcherValue } from './matcher-values.ts'
import { durationText, stepOf, type Step } from './prometheus-times.ts'

/** How often the fleet's targets are scraped where a query does not say: the least step of a panel. */
export const SCRAPE_SECONDS = 30

export interface PrometheusQuery extends DataQuery {
  readonly expr?: string
  readonly legendFormat?: string
  readonly format?: 'time_series' | 'table' | 'heatmap'
  readonly instant?: boolean
  readonly range?: boolean
  /** The least step of this query. */
  readonly interval?: string
}

export type PrometheusRequest = DataQueryRequest<PrometheusQuery>

/** The query with the values of its variables. */
export const written = (
  target: PrometheusQuery,
  request: PrometheusRequest,
): { readonly query: string; readonly step: Step } => {
  const { from: start, to: end } = request.range
  const range = end.valueOf() - start.valueOf()
  const least = millisecondsOf(interpolate(target.interval ?? '', request.scopedVars))
  const scrapeSeconds = least === undefined ? SCRAPE_SECONDS : least / 1000
  const step = stepOf(Math.max(request.intervalMs, least ?? 0), range, scrapeSeconds)
  const values = {
    __interval: durationText(step.seconds),
    __interval_ms: String(step.milliseconds),
    __rate_interval: durationText(step.rateSeconds),
    __rate_interval_ms: String(step.rateSeconds * 1000),
    __range: durationText(range / 1000),
    __range_s: String(Math.round(range / 1000)),
    __range_ms: String(range),
  }
  const scopedVars = { ...request.scopedVars, ...scoped(values) }
  return { step, query: interpolate(target.expr ?? '', scopedVars, matcherValue) }
}

const scoped = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { text: value, value }]))

const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

const millisecondsOf = (duration: string): number | undefined => {
  const [, count, unit = ''] = /^>?\s*(\d+)\s*(ms|[smhd])$/.exec(duration) ?? []
  return count === undefined ? undefined : Number(count) * (MILLISECONDS[unit] ?? 1)
}
