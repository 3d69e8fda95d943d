import { type DataQueryResponse, type DataFrame, type MetricFindValue } from '@grafana/data'
import { RuntimeDataSource } from '@grafana/scenes'
import { from, type Observable } from 'rxjs'
import { askStore } from './ask-store.ts'
import { annotationsOfSeries } from './annotations.ts'
import { askedIn, settled } from './answered.ts'
import { seriesFrames, tableFrame, type Sample, type Series } from './frames.ts'
import { type PrometheusQuery, type PrometheusRequest, SCRAPE_SECONDS, written } from './prometheus-query.ts'
import { aligned, type Step } from './prometheus-times.ts'
import { variableValues } from './prometheus-variables.ts'

const API = '/stores/prometheus/api/v1'

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

  override query(request: PrometheusRequest): Observable<DataQueryResponse> {
    return from(answer(request))
  }

  override async metricFindQuery(
    query: unknown,
    options?: Parameters<typeof variableValues>[1],
  ): Promise<MetricFindValue[]> {
    return await variableValues(query, options)
  }
}

const answer = async (request: PrometheusRequest): Promise<DataQueryResponse> => {
  const { answered, errors } = await settled(
    askedIn(request).flatMap((target) => kindsOf(target).map((ask) => ask(target, request))),
  )
  return { data: framesOf(answered), errors }
}

type Ask = (target: PrometheusQuery, request: PrometheusRequest) => Promise<Answered>

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
