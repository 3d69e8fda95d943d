import {
  type DataFrame,
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type MetricFindValue,
} from '@grafana/data'
import { RuntimeDataSource } from '@grafana/scenes'
import { from, type Observable } from 'rxjs'
import { interpolate } from '../runtime/interpolate.ts'
import { annotationsOfSeries } from './annotations.ts'
import { askedIn, settled } from './answered.ts'
import { askStore } from './ask-store.ts'
import { seriesFrames, tableFrame, type Sample, type Series } from './frames.ts'
import { logsFrame, type LogStream } from './logs-frame.ts'
import { variableValues } from './loki-variables.ts'
import { matcherValue } from './matcher-values.ts'
import { durationText, stepOf } from './prometheus-times.ts'

const API = '/stores/loki/loki/api/v1'

/** Lines that a panel shows where it does not say. */
const MOST_LINES = 1000

interface LokiQuery extends DataQuery {
  readonly expr?: string
  readonly legendFormat?: string
  readonly maxLines?: number
  readonly step?: string
}

type Request = DataQueryRequest<LokiQuery>

type Answer =
  | { readonly resultType: 'streams'; readonly result: readonly LogStream[] }
  | { readonly resultType: 'matrix'; readonly result: readonly Series[] }
  | {
      readonly resultType: 'vector'
      readonly result: readonly { readonly metric: Series['metric']; readonly value: Sample }[]
    }

/** Asks Loki by its HTTP API, and shapes the answers as Grafana does. */
export class LokiDataSource extends RuntimeDataSource<LokiQuery> {
  override readonly annotations = annotationsOfSeries

  constructor(uid: string) {
    super('loki', uid)
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
  const { answered, errors } = await settled(askedIn(request).map((target) => framesOf(target, request)))
  return { data: answered.flat(), errors }
}

const framesOf = async (target: LokiQuery, request: Request): Promise<readonly DataFrame[]> => {
  const isInstant = target.queryType === 'instant'
  const { query, stepMilliseconds } = written(target, request, isInstant)
  const limit = String(target.maxLines ?? MOST_LINES)
  const found = isInstant
    ? await askStore<Answer>(API, 'query', { query, time: nanoseconds(request.range.to.valueOf()), limit })
    : await askStore<Answer>(API, 'query_range', {
        query,
        start: nanoseconds(request.range.from.valueOf()),
        end: nanoseconds(request.range.to.valueOf()),
        step: `${stepMilliseconds / 1000}s`,
        limit,
        direction: 'backward',
      })
  const options = { refId: target.refId, query, legendFormat: target.legendFormat, stepMilliseconds }
  switch (found.resultType) {
    case 'streams':
      return [logsFrame(found.result, options)]
    case 'matrix':
      return seriesFrames(found.result, options)
    default:
      return instantFrames(
        found.result.map(({ metric, value }) => ({ metric, values: [value] })),
        target.refId,
      )
  }
}

/** Grafana makes a table of what Loki says of one moment, whatever the panel. */
const instantFrames = (series: readonly Series[], refId: string): readonly DataFrame[] =>
  series.length === 0 ? [] : [tableFrame(series, refId, `Value #${refId}`)]

const nanoseconds = (milliseconds: number): string => `${milliseconds}000000`

/** The query with the values of its variables. */
const written = (target: LokiQuery, request: Request, isInstant: boolean) => {
  const range = request.range.to.valueOf() - request.range.from.valueOf()
  const { milliseconds, seconds } = stepOf(request.intervalMs, range, 0)
  const values: Readonly<Record<string, string>> = {
    __auto: durationText(isInstant ? range / 1000 : seconds),
    __interval: durationText(seconds),
    __interval_ms: String(milliseconds),
    __range: durationText(range / 1000),
    __range_s: String(Math.round(range / 1000)),
    __range_ms: String(range),
  }
  const scoped = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { text: value, value }]),
  )
  return {
    stepMilliseconds: milliseconds,
    query: interpolate(target.expr ?? '', { ...request.scopedVars, ...scoped }, matcherValue),
  }
}
