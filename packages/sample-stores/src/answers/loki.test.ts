import { expect, test } from 'vitest'
import { NOW, storesOfFixtures } from '../testing/sample-world.ts'

const { loki } = storesOfFixtures()

interface Streams {
  readonly resultType: string
  readonly result: readonly {
    readonly stream: Readonly<Record<string, string>>
    readonly values: readonly (readonly [string, string])[]
  }[]
}

const data = (path: string, parameters: Readonly<Record<string, string>>): unknown => {
  const { status, body } = loki(path, new URLSearchParams(parameters))
  expect(status).toBe(200)
  return (body as { readonly data: unknown }).data
}

const range = { start: `${NOW - 3600}000000000`, end: `${NOW}000000000` }

const lines = (more: Readonly<Record<string, string>>): Streams =>
  data('query_range', { query: '{cluster="homelab"}', ...range, ...more }) as Streams

test('lines come with all their labels, the newest first and as many as asked for', () => {
  const { resultType, result } = lines({ limit: '30' })
  const times = result.flatMap(({ values }) => values.map(([time]) => time))
  expect(resultType).toBe('streams')
  expect(times).toHaveLength(30)
  expect(result[0]?.stream).toMatchObject({ cluster: 'homelab', logtag: 'F' })
  expect(Object.keys(result[0]?.stream ?? {})).toEqual(
    expect.arrayContaining(['detected_level', 'k8s_node_name', 'service_namespace']),
  )
  const [oldest] = lines({ direction: 'forward', limit: '1' }).result[0]?.values[0] ?? ['']
  expect(Math.min(...times.map(Number))).toBeGreaterThan(Number(oldest))
})

test('a count is a matrix over a range and a vector at a time', () => {
  const query = 'sum by (cluster) (count_over_time({cluster=~".+"}[5m]))'
  expect(data('query_range', { query, ...range, step: '60' })).toMatchObject({ resultType: 'matrix' })
  expect(data('query', { query, time: String(NOW) })).toMatchObject({
    resultType: 'vector',
    result: [{ metric: { cluster: 'homelab' } }, { metric: { cluster: 'oracle-k3s' } }],
  })
})

test('labels, their values and series are those of the streams', () => {
  expect(data('labels', {})).toContain('service_namespace')
  expect(data('label/cluster/values', {})).toEqual(['homelab', 'oracle-k3s'])
  expect(data('label/service_namespace/values', { query: '{cluster="oracle-k3s"}' })).toContain('rss-system')
  expect(data('series', { 'match[]': '{k8s_deployment_name="n8n"}' })).toMatchObject([
    { service_name: 'n8n' },
  ])
})

test('errors grow in number after the deploy', () => {
  const query = 'sum(count_over_time({cluster="oracle-k3s"} | detected_level="error" [20m]))'
  const countAt = (time: number): number => {
    const { result } = data('query', { query, time: String(time) }) as {
      readonly result: readonly { readonly value: readonly [number, string] }[]
    }
    return Number(result[0]?.value[1])
  }
  expect(countAt(NOW - 56 * 60)).toBeGreaterThan(3 * countAt(NOW - 80 * 60))
})

test.each([
  ['query', { query: '{cluster="homelab"}' }, 'not supported as an instant query'],
  ['query_range', { query: 'sum(' }, 'parse error at line 1, col 5'],
])('%s refuses %j with a plain text', (path, parameters, reason) => {
  const { status, body } = loki(path, new URLSearchParams(parameters))
  expect(status).toBe(400)
  expect(body).toContain(reason)
})
