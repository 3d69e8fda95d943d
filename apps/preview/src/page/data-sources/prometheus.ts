import {
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataFrame,
  type MetricFindValue,
} from '@grafana/data'
import { RuntimeDataSource } from '@grafana/scenes'
import { from, type Observable } from 'rxjs'
import { askStore } from './ask-store.ts'
import { annotationsOfSeries } from './annotations.ts'
import { seriesFrames, tableFrame, type Sample, type Series } from './frames.ts'
import { interpolate } from '../runtime/interpolate.ts'
import { matcherValue } from './matcher-values.ts'
import { aligned, durationText, stepOf, type Step } from './prometheus-times.ts'
import { variableValues } from './prometheus-variables.ts'

const API = '/stores/prometheus/api/v1'

/** How often the fleet's targets are scraped where a query does not say: the least step of a panel. */
const SCRAPE_SECONDS = 30

export interface PrometheusQuery extends DataQuery {
  readonly expr?: string
  readonly legendFormat?: string
  readonly format?: 'time_series' | 'table' | 'heatmap'
  readonly instant?: boolean
  readonly range?: boolean
  /** The least step of this query. */
  readonly interval?: string
}

type Request = DataQueryRequest<PrometheusQuery>

interface Answered {
  readonly target: PrometheusQuery
  readonly query: string
  readonly series: readonly Series[]
  readonly step?: Step
}

/** Asks Prometheus by its HTTP API, and shapes the answers as Grafana does. */
export class PrometheusDataSource extends RuntimeDataSource<PrometheusQuery> {
  /** Read by scenes. */
  override readonly interval = `${SCRAPE_SECONDS}s`
  override readonly annotations = annotationsOfSeries

  constructor(uid: string) {
    super('prometheus', uid)
  }

  override query(request: Request): Observable<DataQueryResponse> {
    return from(answer(request))
  }

  override async metricFindQuery(
    query: unknown,
    options?: Parameters<typeof variableValues>[1],
  ): Promise<MetricFindValue[]> {
    return await variableValues(query, options)
  }
}

const answer = async (request: Request): Promise<DataQueryResponse> => {
  const asked = request.targets.filter(({ hide, expr = '' }) => hide !== true && expr !== '')
  const outcomes = await Promise.allSettled(
    asked.flatMap((target) => kindsOf(target).map((ask) => ask(target, request))),
  )
  const answered = outcomes.filter((one) => one.status === 'fulfilled').map(({ value }) => value)
  return {
    data: framesOf(answered),
    errors: outcomes
      .filter((one) => one.status === 'rejected')
      .map(({ reason }) => ({ message: reason instanceof Error ? reason.message : String(reason) })),
  }
}

type Ask = (target: PrometheusQuery, request: Request) => Promise<Answered>

/** A query that does not say is one for a range. */
const kindsOf = ({ instant = false, range = !instant }: PrometheusQuery): readonly Ask[] => [
  ...(range ? [askRange] : []),
  ...(instant ? [askInstant] : []),
]

const askRange: Ask = async (target, request) => {
  const { step, query } = written(target, request)
  const { result } = await askStore<{ readonly result: readonly Series[] }>(API, 'query_range', {
    query,
    start: String(aligned(request.range.from.valueOf() / 1000, step)),
    end: String(aligned(request.range.to.valueOf() / 1000, step)),
    step: String(step.seconds),
  })
  return { target, query, series: result, step }
}

interface InstantAnswer {
  readonly resultType: 'vector' | 'scalar' | 'matrix' | 'string'
  readonly result: readonly { readonly metric: Series['metric']; readonly value: Sample }[] | Sample
}

const askInstant: Ask = async (target, request) => {
  const { query } = written(target, request)
  const { result } = await askStore<InstantAnswer>(API, 'query', {
    query,
    time: String(request.range.to.valueOf() / 1000),
  })
  return { target, query, series: instantSeries(result) }
}

const instantSeries = (result: InstantAnswer['result']): readonly Series[] => {
  if (isSample(result)) return [{ metric: {}, values: [result] }]
  return result.map(({ metric, value }) => ({ metric, values: [value] }))
}

const isSample = (result: InstantAnswer['result']): result is Sample => typeof result[0] === 'number'

/** The query with the values of its variables. */
const written = (
  target: PrometheusQuery,
  request: Request,
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

/** Tables name their values after the query where there are several. */
const framesOf = (answered: readonly Answered[]): DataFrame[] => {
  const tables = new Set(
    answered.filter(({ target }) => target.format === 'table').map(({ target }) => target.refId),
  )
  return answered.flatMap(({ target, query, series, step }) =>
    target.format === 'table'
      ? [tableFrame(series, target.refId, tables.size > 1 ? `Value #${target.refId}` : 'Value')]
      : seriesFrames(series, {
          refId: target.refId,
          query,
          legendFormat: target.legendFormat,
          stepMilliseconds: step?.milliseconds,
        }),
  )
}
