import { readQuery, type Expr, type Selector } from '@fleet/validation/queries'
import { EvaluationError } from '../evaluation/context.ts'
import type { Labels } from '../evaluation/labels.ts'
import { evaluatePromql } from '../promql/evaluate.ts'
import { selected } from '../promql/matchers.ts'
import type { MetricStore } from '../promql/stored-series.ts'
import { stepIn, stepsOf, timeIn } from './parameters.ts'
import { matrixResult, vectorResult } from './samples.ts'
import { BadRequest, success, type StoreAnswer } from './store-answer.ts'

/** Answers as Prometheus' HTTP API does; `path` is what follows `/api/v1/`. */
export const prometheusAnswers =
  (store: MetricStore, now: () => number) =>
  (path: string, parameters: URLSearchParams): StoreAnswer => {
    try {
      return answer(path, parameters, store, now)
    } catch (error) {
      if (error instanceof BadRequest) return failure(400, 'bad_data', error.message)
      if (error instanceof EvaluationError) return failure(422, 'execution', error.message)
      throw error
    }
  }

const failure = (status: number, errorType: string, error: string): StoreAnswer => ({
  status,
  body: { status: 'error', errorType, error },
})

const answer = (
  path: string,
  parameters: URLSearchParams,
  store: MetricStore,
  now: () => number,
): StoreAnswer => {
  const [, label] = /^label\/([^/]+)\/values$/.exec(path) ?? []
  if (label !== undefined) return success(labelValues(decodeURIComponent(label), parameters, store))
  switch (path) {
    case 'query':
      return instantQuery(exprIn(parameters), timeIn(parameters, 'time', now()), store)
    case 'query_range':
      return rangeQuery(parameters, store)
    case 'labels':
      return success(labelNames(seriesIn(parameters, store)))
    case 'series':
      return success(matchedSeries(parameters, store))
    case 'metadata':
      return success(metadata(parameters, store))
    default:
      return failure(404, 'not_found', `no endpoint ${path}`)
  }
}

const exprIn = (parameters: URLSearchParams): Expr => {
  const text = parameters.get('query') ?? ''
  const read = readQuery('promql', text, false)
  if (read.ok) return read.expr
  const [error] = read.errors
  throw new BadRequest(
    `invalid parameter "query": ${(error?.offset ?? 0) + 1}: parse error: ${error?.message ?? ''}`,
  )
}

const instantQuery = (expr: Expr, time: number, store: MetricStore): StoreAnswer =>
  success(vectorResult(evaluatePromql(expr, { times: [time], start: time, end: time }, store), time))

const rangeQuery = (parameters: URLSearchParams, store: MetricStore): StoreAnswer => {
  const expr = exprIn(parameters)
  const start = timeIn(parameters, 'start', undefined)
  const end = timeIn(parameters, 'end', undefined)
  const times = stepsOf(start, end, stepIn(parameters))
  return success(matrixResult(evaluatePromql(expr, { times, start, end }, store), times))
}

const selectorsIn = (parameters: URLSearchParams): readonly Selector[] =>
  parameters.getAll('match[]').map((text) => {
    const read = readQuery('promql', text, false)
    if (!read.ok || read.expr.kind !== 'selector')
      throw new BadRequest(`invalid parameter "match[]": ${text} is no selector`)
    return read.expr
  })

/** The labels of all series that a request asks about. */
const seriesIn = (parameters: URLSearchParams, store: MetricStore): readonly Labels[] => {
  const selectors = selectorsIn(parameters)
  const found =
    selectors.length > 0
      ? selectors.flatMap((selector) => selected(selector, store))
      : store.names().flatMap(store.of)
  return found.map(({ labels }) => labels)
}

const matchedSeries = (parameters: URLSearchParams, store: MetricStore): readonly Labels[] => {
  if (!parameters.has('match[]')) throw new BadRequest('no match[] parameter provided')
  return seriesIn(parameters, store)
}

const labelNames = (series: readonly Labels[]): readonly string[] =>
  [...new Set(series.flatMap((labels) => Object.keys(labels)))].toSorted()

const labelValues = (label: string, parameters: URLSearchParams, store: MetricStore): readonly string[] => {
  if (label === '__name__' && !parameters.has('match[]')) return store.names()
  const values = seriesIn(parameters, store).map((labels) => labels[label])
  return [...new Set(values.filter((value) => value !== undefined))].toSorted()
}

const metadata = (parameters: URLSearchParams, store: MetricStore): unknown => {
  const wanted = parameters.get('metric')
  const names = wanted === null ? store.names() : [wanted]
  return Object.fromEntries(
    names.flatMap((name) => {
      const type = store.typeOf(name)
      return type === undefined ? [] : [[name, [{ type, help: '', unit: '' }]]]
    }),
  )
}
