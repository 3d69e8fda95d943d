import { afterAll, afterEach, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { startRecordingGateway, type RecordingGateway } from '../../src/charts/recording-gateway.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { gatewayConfig, gatewayFolder, portsOf } from '../../src/programs/gateway-nginx.ts'
import { givenNginx, noNginx } from '../../src/programs/given-nginx.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectsOf } from '../../src/trees/committed.ts'

/*
 * Loki has no credentials: every client of the gateway may do what it passes. Spokes reach port 8081, pods of the hub
 * 8080.
 */

const spokesPort = 8081
const hubPort = 8080
const ports = [spokesPort, hubPort] as const
const lines = '/otlp/v1/logs'
/** 4 MiB, which is what `client_max_body_size 4M` means. */
const limit = 4_194_304

const LOKI = /http:\/\/loki\.[\w.-]+:\d+/g

const nginx = givenNginx()
const config = gatewayConfig(objectsOf(clusters.hub.name))
let hosts: LabHosts
let gateway: RecordingGateway

beforeAll(async () => {
  if (!nginx) return
  hosts = await startHosts()
  gateway = await startRecordingGateway(hosts.hub, nginx, config, [LOKI])
})

afterAll(async () => {
  if (!nginx) return
  await gateway.stop()
  await hosts[Symbol.asyncDispose]()
})

/** Skips a test by name where there is no nginx. */
const given = (context: TestContext): void => {
  if (!nginx) return context.skip(noNginx)
  measured(context, { nginx: nginx.version })
}

afterEach(async () => {
  if (nginx) await gateway.seen()
})

test('the gateway listens on these ports alone', (context) => {
  given(context)
  expect(new Set(portsOf(config))).toEqual(new Set(ports))
})

/** Requests that delete, flush, shut down, inspect or configure Loki, and tricks against a list of paths. */
const forbidden = [
  'POST /loki/api/v1/delete?query={cluster="homelab"}&start=0',
  'PUT /loki/api/v1/delete?query={cluster="homelab"}&start=0',
  'GET /loki/api/v1/delete',
  'DELETE /loki/api/v1/delete?request_id=1',
  'GET /loki/api/v1/cache/generation_numbers',
  'POST /flush',
  'POST /ingester/flush_shutdown',
  'POST /ingester/shutdown?terminate=true',
  'POST /ingester/prepare_shutdown',
  'GET /ingester/shutdown',
  'GET /config',
  'GET /services',
  'GET /log_level',
  'POST /log_level?log_level=debug',
  'GET /ring',
  'POST /ring',
  'GET /distributor/ring',
  'GET /compactor/ring',
  'GET /indexgateway/ring',
  'GET /ruler/ring',
  'GET /memberlist',
  'GET /loki/api/v1/rules',
  'POST /loki/api/v1/rules/namespace',
  'DELETE /loki/api/v1/rules/namespace',
  'GET /api/prom/rules',
  'GET /prometheus/api/v1/rules',
  'GET /prometheus/api/v1/alerts',
  'POST /loki/api/v1/push',
  'POST /api/prom/push',
  'GET /metrics',
  'GET /ready',
  'GET /debug/pprof/',
  `GET ${lines}`,
  `PUT ${lines}`,
  `DELETE ${lines}`,
  `POST ${lines}/`,
  `POST ${lines}/../../../flush`,
  `POST ${lines}/..%2f..%2f..%2fflush`,
  `POST //flush`,
  `POST /%66lush`,
  'POST /loki/api/v1/query/../delete',
  'POST /loki/api/v1/query/..%2fdelete',
  'POST /loki/api/v1/label/..%2fdelete/values',
  'DELETE /loki/api/v1/query',
  'PUT /loki/api/v1/query_range',
  'GET /loki/api/v1/query%0ax',
  'GET /loki/api/v1/query/%0a',
] as const

/** Grafana's requests. */
const reads = [
  'GET /loki/api/v1/query?query=1',
  'POST /loki/api/v1/query_range?query=1',
  'GET /loki/api/v1/labels',
  'GET /loki/api/v1/label/cluster/values',
  'GET /loki/api/v1/series?match[]=1',
  'GET /loki/api/v1/index/stats?query=1',
  'GET /loki/api/v1/index/volume?query=1',
  'GET /loki/api/v1/detected_fields?query=1',
  'GET /loki/api/v1/tail?query=1',
] as const

const parsed = (text: string): { readonly method: string; readonly path: string } => {
  const [method = '', path = ''] = text.split(' ')
  return { method, path: path.replaceAll('"', '%22') }
}

/** Each request that is not refused or that reaches the store, with its result. */
const passing = async (port: number, requests: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const text of requests) {
    const status = await gateway.ask({ port, ...parsed(text) })
    const reached = await gateway.seen()
    if (![403, 404].includes(status) || reached.length > 0)
      found.push(`${text}: ${[status, ...reached.map(({ request }) => request)].join(', ')}`)
  }
  return found
}

describe.each(ports)('on port %s', (port) => {
  const send = (bytes: number, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
    gateway.ask({ port, method: 'POST', path: lines, bytes, headers })

  test('lines pass', async (context) => {
    given(context)
    expect(await send(10)).toBe(200)
    expect(await gateway.seen()).toEqual([{ request: `POST ${lines}`, bytes: 10 }])
  })

  test('nothing that deletes, administers or tells of Loki reaches it', async (context) => {
    given(context)
    measured(context, { requests: String(forbidden.length) })
    expect(await passing(port, forbidden)).toEqual([])
  })

  test('as much as the limit passes, and a byte more is refused', async (context) => {
    given(context)
    expect(await send(limit)).toBe(200)
    expect(await gateway.seen()).toEqual([{ request: `POST ${lines}`, bytes: limit }])
    expect(await send(limit + 1)).toBe(413)
    expect(await gateway.seen()).toEqual([])
  })

  test('the answers of the store pass as they are', async (context) => {
    given(context)
    for (const status of [204, 400, 429, 500, 503])
      expect(await send(10, { 'x-lab-answer': String(status) })).toBe(status)
  })
})

test('what nginx itself fails at is answered with 503, so that collectors send again', async (context) => {
  given(context)
  const folder = `${gatewayFolder}/client_temp`
  hosts.hub.run('mv', folder, `${folder}.gone`)
  try {
    for (const port of ports)
      expect(await gateway.ask({ port, method: 'POST', path: lines, bytes: limit })).toBe(503)
    expect(await gateway.seen()).toEqual([])
  } finally {
    hosts.hub.run('mv', `${folder}.gone`, folder)
  }
})

test('reads pass on the port of the hub', async (context) => {
  given(context)
  for (const text of reads) {
    expect(await gateway.ask({ port: hubPort, ...parsed(text) }), text).toBe(200)
    expect(await gateway.seen()).toEqual([{ request: text, bytes: 0 }])
  }
})

test('and not on the port of spokes', async (context) => {
  given(context)
  expect(await passing(spokesPort, reads)).toEqual([])
})
