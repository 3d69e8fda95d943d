import type { Fleet } from '@fleet/model'
import type { StoreAnswer, Stores } from './stores.ts'

/** A few made values for each query, without a look at what it asks. */
export const standInStores = (fleet: Fleet, now: () => number): Stores => {
  const clusters = Object.keys(fleet.clusters)
  return {
    prometheus: (path, parameters) => answered(path, parameters, clusters, now),
    loki: (path, parameters) =>
      path === 'query_range' && !/^\s*(?:sum|count|avg|max|topk|rate)/.test(parameters.get('query') ?? '')
        ? streams(clusters, now)
        : answered(path, parameters, clusters, now),
  }
}

const success = (data: unknown): StoreAnswer => ({ status: 200, body: { status: 'success', data } })

const answered = (
  path: string,
  parameters: URLSearchParams,
  clusters: readonly string[],
  now: () => number,
): StoreAnswer => {
  const query = parameters.get('query') ?? ''
  if (path.startsWith('label/'))
    return success(path === 'label/cluster/values' ? clusters : ['monitoring', 'kube-system'])
  if (path === 'query')
    return success({
      resultType: 'vector',
      result: series(query, clusters).map((one) => ({
        metric: one.metric,
        value: [now() / 1000, String(one.at(now() / 1000))],
      })),
    })
  if (path !== 'query_range') return success([])
  const [start, end, step] = [
    seconds(parameters.get('start')),
    seconds(parameters.get('end')),
    Number(parameters.get('step')?.replace('s', '')),
  ]
  const times = Array.from(
    { length: Math.floor((end - start) / step) + 1 },
    (_, index) => start + index * step,
  )
  return success({
    resultType: 'matrix',
    result: series(query, clusters).map((one) => ({
      metric: one.metric,
      values: times.map((time) => [time, String(one.at(time))]),
    })),
  })
}

const series = (query: string, clusters: readonly string[]) => {
  const labels =
    /\bby\s*\(([^)]*)\)/
      .exec(query)?.[1]
      ?.split(',')
      .map((label) => label.trim()) ?? []
  if (labels.length === 0) return [{ metric: {}, at: () => 0.5 }]
  return clusters.flatMap((cluster, index) =>
    ['a', 'b'].map((name, second) => ({
      metric: Object.fromEntries(
        labels.map((label) => [label, label === 'cluster' ? cluster : `${label}-${name}`]),
      ),
      at: (time: number) => Math.abs(Math.sin(time / 1000 + index + second * 2)) * 0.8,
    })),
  )
}

const streams = (clusters: readonly string[], now: () => number): StoreAnswer =>
  success({
    resultType: 'streams',
    result: clusters.map((cluster) => ({
      stream: {
        cluster,
        service_namespace: 'monitoring',
        k8s_pod_name: 'prometheus-0',
        k8s_container_name: 'prometheus',
        detected_level: 'error',
      },
      values: Array.from({ length: 30 }, (_, index) => [
        String(BigInt(Math.floor(now() - index * 7000)) * 1_000_000n),
        `level=error msg="dial tcp: connection refused" attempt=${index}`,
      ]),
    })),
  })

const seconds = (text: string | null): number => (Number(text) > 1e12 ? Number(text) / 1e9 : Number(text))
