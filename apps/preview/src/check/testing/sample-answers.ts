import type { StoreAnswer } from '@fleet/sample-stores'
import type { Stores } from '../../server/stores.ts'

const success = (data: unknown): StoreAnswer => ({ status: 200, body: { status: 'success', data } })

/** A Prometheus that answers `N_series` with as many, has nothing else, and refuses `refused`. */
const prometheus = (path: string, parameters: URLSearchParams): StoreAnswer => {
  const query = parameters.get('query') ?? ''
  if (query === 'refused')
    return { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'it is no query' } }
  const count = Number(/^(\d+)_series$/.exec(query)?.[1] ?? 0)
  const metrics = Array.from({ length: count }, (_, index) => ({
    cluster: `cluster-${index + 1}`,
    namespace: 'apps',
    pod: `pod-${index + 1}`,
  }))
  if (path === 'query')
    return success({
      resultType: 'vector',
      result: metrics.map((metric, index) => ({
        metric,
        value: [Number(parameters.get('time')), String(index + 1)],
      })),
    })
  if (path !== 'query_range') return success([])
  const times = timesOf(parameters)
  return success({
    resultType: 'matrix',
    result: metrics.map((metric, index) => ({
      metric,
      values: times.map((time) => [time, String(index + 1)]),
    })),
  })
}

const timesOf = (parameters: URLSearchParams): number[] => {
  const [start = 0, end = 0, step = 1] = ['start', 'end', 'step'].map((name) =>
    Number.parseFloat(parameters.get(name) ?? ''),
  )
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step)
}

export const SAMPLE_STORES: Stores = { prometheus, loki: () => success([]), victorialogs: () => success([]) }
