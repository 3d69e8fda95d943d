import { readQuery, type Expr, type LogSelector } from '@fleet/validation/queries'
import { EvaluationError } from '../evaluation/context.ts'
import type { Labels } from '../evaluation/labels.ts'
import { evaluateLogql } from '../logql/evaluate.ts'
import type { LogStore } from '../logql/log-store.ts'
import { labelTest } from '../promql/matchers.ts'
import { nanosecondTime, stepIn, stepsOf } from './parameters.ts'
import { matrixResult, vectorResult } from './samples.ts'
import { BadRequest, success, type StoreAnswer } from './store-answer.ts'
import { streamsResult, type LinesAsked } from './streams.ts'

const HOUR = 3600

/** Answers as Loki's HTTP API does; `path` is what follows `/loki/api/v1/`. An error is a plain text there. */
export const lokiAnswers =
  (store: LogStore, now: () => number) =>
  (path: string, parameters: URLSearchParams): StoreAnswer => {
    try {
      return answer(path, parameters, store, now)
    } catch (error) {
      if (error instanceof BadRequest || error instanceof EvaluationError)
        return { status: 400, body: error.message }
      throw error
    }
  }

const answer = (
  path: string,
  parameters: URLSearchParams,
  store: LogStore,
  now: () => number,
): StoreAnswer => {
  const [, label] = /^label\/([^/]+)\/values$/.exec(path) ?? []
  if (label !== undefined)
    return success(labelValues(decodeURIComponent(label), streamsIn(parameters, store)))
  switch (path) {
    case 'query':
      return instantQuery(exprIn(parameters), nanosecondTime(parameters, 'time', now()), store)
    case 'query_range':
      return rangeQuery(parameters, store, now)
    case 'labels':
    case 'label':
      return success(labelNames(streamsIn(parameters, store)))
    case 'series':
      return success(streamsIn(parameters, store, 'match[]'))
    default:
      return { status: 404, body: '404 page not found' }
  }
}

const exprIn = (parameters: URLSearchParams): Expr => read(parameters.get('query') ?? '')

const read = (text: string): Expr => {
  const found = readQuery('logql', text, false)
  if (found.ok) return found.expr
  const [error] = found.errors
  const before = text.slice(0, error?.offset ?? 0).split('\n')
  throw new BadRequest(
    `parse error at line ${before.length}, col ${(before.at(-1)?.length ?? 0) + 1}: ${error?.message ?? ''}`,
  )
}

const instantQuery = (expr: Expr, time: number, store: LogStore): StoreAnswer => {
  if (expr.kind === 'logs')
    throw new BadRequest(
      'log queries are not supported as an instant query type, please change your query to a range query type',
    )
  return success(
    withStats(vectorResult(evaluateLogql(expr, { times: [time], start: time, end: time }, store), time)),
  )
}

const rangeQuery = (parameters: URLSearchParams, store: LogStore, now: () => number): StoreAnswer => {
  const expr = exprIn(parameters)
  const end = nanosecondTime(parameters, 'end', now())
  const start = nanosecondTime(parameters, 'start', end - HOUR)
  if (expr.kind === 'logs')
    return success(withStats(streamsResult(expr, store, linesAsked(parameters, start, end))))
  const times = stepsOf(start, end, stepIn(parameters, Math.max(1, Math.floor((end - start) / 250))))
  return success(withStats(matrixResult(evaluateLogql(expr, { times, start, end }, store), times)))
}

const DEFAULT_LIMIT = 100

const linesAsked = (parameters: URLSearchParams, start: number, end: number): LinesAsked => ({
  start,
  end,
  limit: Number(parameters.get('limit') ?? DEFAULT_LIMIT),
  isForward: parameters.get('direction')?.toLowerCase() === 'forward',
})

const withStats = (data: unknown): unknown => ({ ...(data as object), stats: {} })

/** The labels of the streams that a request asks about. */
const streamsIn = (parameters: URLSearchParams, store: LogStore, name = 'query'): readonly Labels[] => {
  const tests = parameters
    .getAll(name)
    .filter((text) => text !== '')
    .map((text) => labelTest(selectorIn(text).matchers))
  return store
    .map(({ labels }) => labels)
    .filter((labels) => tests.length === 0 || tests.some((test) => test(labels)))
}

const selectorIn = (text: string): LogSelector => {
  const expr = read(text)
  if (expr.kind !== 'logs') throw new BadRequest(`only label matchers are supported, not ${text}`)
  return expr
}

const labelNames = (streams: readonly Labels[]): readonly string[] =>
  [...new Set(streams.flatMap((labels) => Object.keys(labels)))].toSorted()

const labelValues = (label: string, streams: readonly Labels[]): readonly string[] =>
  [...new Set(streams.map((labels) => labels[label]).filter((value) => value !== undefined))].toSorted()
