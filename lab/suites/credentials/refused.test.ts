import { samplesIn } from '@fleet/model'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { encoded, newCredential, type Credential } from '../../src/credentials/credential.ts'
import { exampleTrees, startIngest, type Ingest } from '../../src/credentials/ingest.ts'
import { requestBytes, sendRaw, type RawAnswer } from '../../src/credentials/raw-request.ts'
import { sumOf } from '../../src/expositions/samples.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { givenNginx, noNginx } from '../../src/programs/given-nginx.ts'
import { measured } from '../../src/results/measured.ts'
import { exampleClusters, exampleFleet } from '../../src/trees/example.ts'

/* The node ports of the example's hub, with its nginx and real stores behind, as a machine of the tailnet finds them. */

const nginx = givenNginx()
const { logs, metrics } = exampleFleet.hub.ingest
const spoke = newCredential(exampleClusters.spoke.name)
const other = newCredential('mill')

let hosts: LabHosts
let hub: Ingest
let before: number

beforeAll(async () => {
  if (!nginx) return
  hosts = await startHosts(exampleClusters)
  hub = await startIngest(hosts.hub, nginx, exampleTrees.hub)
  hub.setUsers(spoke, other)
  before = await reached()
})

afterAll(async () => {
  if (!nginx) return
  await hub.gateway.stop()
  await hosts[Symbol.asyncDispose]()
})

/** Skips a test by name where there is no nginx. */
const given = (context: TestContext): void => {
  if (!nginx) return context.skip(noNginx)
  measured(context, { nginx: nginx.version })
}

interface Push {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** What the store behind answers. */
  readonly taken: number
}

/** A field of a short message of protobuf that holds a message or a text. */
const field = (number: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([(number << 3) | 2, content.length]), content])

/** OTLP: resource_logs, scope_logs, log_records, body, string_value. */
const line = [1, 5, 2, 2, 1].reduce<Buffer>(
  (content, number) => field(number, content),
  Buffer.from('a line of the lab'),
)

/** A line, and the empty request of remote write: a length of 0, compressed by snappy. */
const pushes: Readonly<Record<'lines' | 'samples', Push>> = {
  lines: {
    port: logs.nodePort,
    path: '/otlp/v1/logs',
    headers: { 'Content-Type': 'application/x-protobuf' },
    body: line,
    taken: 200,
  },
  samples: {
    port: metrics.nodePort,
    path: '/api/v1/write',
    headers: {
      'Content-Type': 'application/x-protobuf',
      'Content-Encoding': 'snappy',
      'X-Prometheus-Remote-Write-Version': '0.1.0',
    },
    body: Buffer.from([0]),
    taken: 204,
  },
}

const basic = (credential: Credential): string => `Basic ${encoded(credential)}`

/** The answers of a store so far: nothing else may have reached one. */
let taken = 0

const sendBytes = async (port: number, bytes: Buffer): Promise<RawAnswer> => {
  const answer = await sendRaw(hosts.hub, port, bytes)
  if (answer.status === 200 || answer.status === 204) taken += 1
  return answer
}

const send = (
  { port, headers, body }: Push,
  first: string,
  more: Readonly<Record<string, string>>,
): Promise<RawAnswer> =>
  sendBytes(port, requestBytes({ line: first, headers: { Host: 'hub', ...headers, ...more }, body }))

const push = (what: Push, authorization?: string): Promise<RawAnswer> =>
  send(
    what,
    `POST ${what.path} HTTP/1.1`,
    authorization === undefined ? {} : { Authorization: authorization },
  )

/** The requests that the stores have answered, but for those of the lab itself. */
const reached = async (): Promise<number> => {
  // VictoriaLogs shows its metrics of a second ago.
  await pause(1500)
  const [ofPrometheus, ofLogs] = await Promise.all(
    [`${hub.prometheus.address}/metrics`, `http://${hosts.hub.address}:9428/metrics`].map(async (url) =>
      samplesIn(await (await fetch(url)).text()),
    ),
  )
  const isOfOthers = ({ handler, path }: Readonly<Record<string, string>>) => (handler ?? path) !== '/metrics'
  return (
    (sumOf(ofPrometheus ?? [], 'prometheus_http_requests_total', isOfOthers) ?? 0) +
    (sumOf(ofLogs ?? [], 'vl_http_requests_total', isOfOthers) ?? 0)
  )
}

describe.each(Object.entries(pushes))('%s', (_name, what) => {
  test('arrive with the credential of a spoke', async (context) => {
    given(context)
    expect((await push(what, basic(spoke))).status).toBe(what.taken)
    expect((await push(what, basic(other))).status).toBe(what.taken)
  })

  test.for([
    ['without a credential', undefined],
    ['with an empty one', ''],
    ['with a wrong password', basic({ ...spoke, password: other.password })],
    ['with the hash of the password', basic({ ...spoke, password: '$apr1$' })],
    ['without a password', basic({ ...spoke, password: '' })],
    ['with an unknown user', basic({ ...spoke, user: 'stranger' })],
    ['with the name alone', `Basic ${Buffer.from(spoke.user).toString('base64')}`],
    ['with what is no Base64', 'Basic ***'],
    ['with another scheme', `Bearer ${encoded(spoke)}`],
    ['with a user that the file would end', basic({ ...spoke, user: `x\n${spoke.user}` })],
  ] as const)(
    'are refused with 503 %s, so that a collector keeps them',
    async ([, authorization], context) => {
      given(context)
      const { status, text } = await push(what, authorization)
      expect(status).toBe(503)
      expect(text).toContain('the hub does not accept this credential')
    },
  )

  test('are refused once their line is removed, and taken once it is back, without a restart', async (context) => {
    given(context)
    const { pid } = hub.gateway.program()
    hub.setUsers(other)
    expect((await push(what, basic(spoke))).status).toBe(503)
    hub.setUsers(spoke, other)
    expect((await push(what, basic(spoke))).status).toBe(what.taken)
    expect(hub.gateway.program().pid).toBe(pid)
  })

  test('are refused with 503 while no file of users can be read', async (context) => {
    given(context)
    hub.setUsers()
    expect((await push(what, basic(spoke))).status).toBe(503)
    hosts.hub.run('mv', '/etc/nginx/push-credentials', '/etc/nginx/gone')
    expect((await push(what, basic(spoke))).status).toBe(503)
    hosts.hub.run('mv', '/etc/nginx/gone', '/etc/nginx/push-credentials')
    hub.setUsers(spoke, other)
    expect((await push(what, basic(spoke))).status).toBe(what.taken)
  })

  test('are named in the log with their user, once they are refused', async (context) => {
    given(context)
    await push(what, basic({ ...spoke, user: 'stranger' }))
    expect(hub.gateway.log().trimEnd().split('\n').at(-1)).toMatch(
      new RegExp(`user "stranger" \\[.*\\] 503 "POST ${what.path} HTTP/1.1"`),
    )
  })
})

/** Queries, administration and the inner state of both stores, and tricks to reach them behind an allowed path. */
const closed: readonly string[] = [
  ...['GET', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS', 'TRACE'].flatMap((method) => [
    `${method} /api/v1/write HTTP/1.1`,
    `${method} /otlp/v1/logs HTTP/1.1`,
  ]),
  'GET / HTTP/1.1',
  'GET /metrics HTTP/1.1',
  'GET /api/v1/query?query=up HTTP/1.1',
  'POST /api/v1/query HTTP/1.1',
  'POST /api/v1/query_range HTTP/1.1',
  'GET /api/v1/label/__name__/values HTTP/1.1',
  'POST /api/v1/series HTTP/1.1',
  'POST /api/v1/read HTTP/1.1',
  'GET /api/v1/targets HTTP/1.1',
  'GET /api/v1/status/config HTTP/1.1',
  'GET /api/v1/status/tsdb HTTP/1.1',
  'POST /api/v1/otlp/v1/metrics HTTP/1.1',
  'POST /api/v1/admin/tsdb/delete_series HTTP/1.1',
  'POST /api/v1/admin/tsdb/snapshot HTTP/1.1',
  'GET /federate?match[]=up HTTP/1.1',
  'GET /graph HTTP/1.1',
  'GET /-/healthy HTTP/1.1',
  'POST /-/reload HTTP/1.1',
  'POST /-/quit HTTP/1.1',
  'GET /debug/pprof/ HTTP/1.1',
  'GET /loki/api/v1/query?query=x HTTP/1.1',
  'POST /loki/api/v1/push HTTP/1.1',
  'POST /loki/api/v1/delete HTTP/1.1',
  'POST /insert/opentelemetry/v1/logs HTTP/1.1',
  'GET /select/logsql/query?query=* HTTP/1.1',
  'POST /api/v1/write/ HTTP/1.1',
  'POST /api/v1/write/../query HTTP/1.1',
  'POST /api/v1/write/..%2fquery HTTP/1.1',
  'POST /api/v1/write%2f..%2fquery HTTP/1.1',
  'POST /api/v1/write;/../query HTTP/1.1',
  'POST /api/v1/write%00 HTTP/1.1',
  'POST /api/v1/write%0d%0aX:%20y HTTP/1.1',
  'POST /api/v1/writes HTTP/1.1',
  'POST /API/V1/WRITE HTTP/1.1',
  'POST /otlp/v1/logs/../../../api/v1/query HTTP/1.1',
  'POST //api/v1/query HTTP/1.1',
  'POST /./api/v1/query HTTP/1.1',
  'POST \\api\\v1\\write\\..\\query HTTP/1.1',
  'POST http://127.0.0.1:9090/api/v1/query HTTP/1.1',
  'GET http://127.0.0.1:9090/-/healthy HTTP/1.1',
  'CONNECT 127.0.0.1:9090 HTTP/1.1',
  'GET /api/v1/query?query=up HTTP/1.0',
  'GET /api/v1/query?query=up',
  'POST /api/v1/write HTTP/9.9',
  'nonsense',
]

test('with a valid credential nothing but a push is passed on', async (context) => {
  given(context)
  const passed: string[] = []
  for (const { port, headers, body } of Object.values(pushes)) {
    for (const request of closed) {
      const credential = { Host: 'hub', Authorization: basic(spoke) }
      const { status } = await sendBytes(
        port,
        requestBytes({ line: request, headers: { ...headers, ...credential }, body }),
      )
      if (status !== undefined && ![400, 404, 405, 505].includes(status)) passed.push(`${request}: ${status}`)
    }
  }
  measured(context, { requests: String(2 * closed.length) })
  expect(passed).toEqual([])
})

describe('a push in another form', () => {
  const { samples } = pushes
  const forms: readonly (readonly [
    what: string,
    bytes: (headers: Readonly<Record<string, string>>) => Buffer,
  ])[] = [
    [
      'of HTTP 1.0 without a host',
      (headers) => requestBytes({ line: `POST ${samples.path} HTTP/1.0`, headers, body: samples.body }),
    ],
    [
      'whose path has two slashes',
      (headers) =>
        requestBytes({
          line: `POST /${samples.path} HTTP/1.1`,
          headers: { Host: 'hub', ...headers },
          body: samples.body,
        }),
    ],
    [
      'whose path is encoded',
      (headers) =>
        requestBytes({
          line: 'POST /api/v1/%77rite HTTP/1.1',
          headers: { Host: 'hub', ...headers },
          body: samples.body,
        }),
    ],
  ]

  test.for(forms)('%s needs a credential, too', async ([, bytes], context) => {
    given(context)
    expect((await sendBytes(samples.port, bytes(samples.headers))).status).toBe(503)
    const headers = { ...samples.headers, Authorization: basic(spoke) }
    expect((await sendBytes(samples.port, bytes(headers))).status).toBe(204)
  })

  test('with a second request hidden in its body is one request', async (context) => {
    given(context)
    const hidden = Buffer.from('0\r\n\r\nGET /api/v1/query?query=up HTTP/1.1\r\nHost: hub\r\n\r\n')
    const headers = { Host: 'hub', Authorization: basic(spoke), 'Transfer-Encoding': 'chunked' }
    const { status } = await sendBytes(
      samples.port,
      requestBytes({ line: `POST ${samples.path} HTTP/1.1`, headers, body: hidden }),
    )
    expect(status).toBe(400)
  })
})

test('of all these requests the stores have seen only those that they answered', async (context) => {
  given(context)
  expect(taken).toBeGreaterThan(0)
  expect((await reached()) - before).toBe(taken)
})
