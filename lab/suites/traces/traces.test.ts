import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import type { Program } from '../../src/hosts/program.ts'
import { givenNginx, noNginx } from '../../src/programs/given-nginx.ts'
import { measured } from '../../src/results/measured.ts'
import { NODE_PORT, tracedFleet } from '../../src/traces/fleet.ts'
import { startJaeger, type Jaeger } from '../../src/traces/jaeger.ts'
import { CREDENTIAL, openTraceGateway } from '../../src/traces/push-gateway.ts'
import { newTrace, sendTraces, type SentTrace } from '../../src/traces/spans.ts'
import { startTracedSpoke, type TracedSpoke } from '../../src/traces/traced-spoke.ts'
import { clusters } from '../../src/trees/clusters.ts'

const nginx = givenNginx()
const fleet = tracedFleet()

let hosts: LabHosts
let spoke: TracedSpoke
let jaeger: Jaeger
let collector: Program
let gateway: Program
beforeAll(async () => {
  hosts = await startHosts()
  ;[spoke, jaeger] = await Promise.all([startTracedSpoke(hosts), startJaeger(hosts.hub, fleet, hosts.stage)])
  gateway = await openTraceGateway(hosts.hub, fleet, nginx)
  collector = await spoke.collect(fleet)
})

afterAll(async () => {
  await gateway.stop()
  await hosts[Symbol.asyncDispose]()
})

/** Names of services that a second try of a test does not share. */
const servicesOf = (name: string): readonly [string, string] => {
  const entry = `${name}-${Date.now()}`
  return [entry, `${entry}-next`]
}

const send = (services: readonly [string, string], traces: readonly SentTrace[]): readonly number[] =>
  sendTraces(hosts.spoke, { from: spoke.pod.address, stage: hosts.stage, services }, traces)

const many = (count: number, isError = false): readonly SentTrace[] =>
  Array.from({ length: count }, () => newTrace(isError))

const idsOf = (traces: readonly SentTrace[]): readonly string[] =>
  traces.map(({ traceId }) => traceId).toSorted()

/** The ids of the whole traces of a service that are stored. */
const wholeOf = async (service: string): Promise<readonly string[]> =>
  (await jaeger.traces(service))
    .filter(({ spans }) => spans.length === 2)
    .map(({ traceID }) => traceID)
    .toSorted()

const arrives = async (service: string, traces: readonly SentTrace[]): Promise<void> => {
  await expect.poll(() => wholeOf(service), { timeout: 120_000, interval: 1000 }).toEqual(idsOf(traces))
}

test('spans sent to the Service of a spoke are found by its cluster and their pod, as Grafana asks', async () => {
  const [trace] = many(1)
  if (!trace) return
  const services = servicesOf('shop')
  const [shop] = services
  expect(send(services, [trace])).toEqual([200, 200])
  await arrives(shop, [trace])
  const { pod } = spoke
  const tags = { cluster: clusters.spoke.name, 'k8s.pod.name': pod.name, 'k8s.namespace.name': pod.namespace }
  const [found] = await jaeger.traces(shop, tags)
  expect(found?.traceID).toBe(trace.traceId)
  expect(await jaeger.traces(shop, { ...tags, cluster: clusters.hub.name })).toEqual([])
  // What the data source asks for its lists, and by the link of a line.
  expect(await jaeger.ask('/api/services')).toEqual(expect.arrayContaining([...services]))
  expect(await jaeger.ask(`/api/services/${shop}/operations`)).toEqual(['GET /'])
  expect(await jaeger.ask(`/api/traces/${trace.traceId}`)).toMatchObject([{ traceID: trace.traceId }])
})

test('the graph of services comes from the traces', async () => {
  const traces = many(3)
  const [front, back] = servicesOf('front')
  send([front, back], traces)
  await arrives(front, traces)
  const graph = await jaeger.ask('/api/dependencies', { endTs: String(Date.now()), lookback: '3600000' })
  expect(graph).toEqual(
    expect.arrayContaining([expect.objectContaining({ parent: front, child: back, callCount: 3 })]),
  )
})

test('a link that is cut loses no span, even if the collector is killed meanwhile', async () => {
  const services = servicesOf('cut')
  const traces = many(200)
  hosts.cutLink()
  try {
    expect(new Set(send(services, traces))).toEqual(new Set([200]))
    await collector.kill('SIGKILL')
    collector = await spoke.collect(fleet)
  } finally {
    hosts.fixLink()
  }
  await arrives(services[0], traces)
})

test('what the store acknowledged outlives a kill of the store', async (context) => {
  const traces = many(200)
  const services = servicesOf('kept')
  send(services, traces)
  await arrives(services[0], traces)
  measured(context, { 'peak memory of Jaeger': `${Math.round(jaeger.program().peakMemory() / 2 ** 20)} MiB` })
  await jaeger.crash()
  expect(await wholeOf(services[0])).toEqual(idsOf(traces))
})

test('a sample keeps whole traces, and every span of an error', async (context) => {
  await collector.stop()
  collector = await spoke.collect(tracedFleet({ samplingPercentage: 20 }))
  const [good, bad] = [many(400), many(40, true)]
  const [sampled, next] = servicesOf('sampled')
  send([sampled, next], [...good, ...bad])
  const spansWithErrors = async () =>
    (await jaeger.traces(next)).filter(({ traceID }) => idsOf(bad).includes(traceID)).length
  await expect.poll(spansWithErrors, { timeout: 60_000, interval: 1000 }).toBe(bad.length)
  const kept = (await jaeger.traces(sampled)).filter(({ traceID }) => idsOf(good).includes(traceID))
  expect(kept.filter(({ spans }) => spans.length !== 2)).toEqual([])
  // Far beyond four standard deviations of 80.
  expect(kept.length).toBeGreaterThan(40)
  expect(kept.length).toBeLessThan(125)
  measured(context, { 'kept of 400 traces at 20 %': String(kept.length) })
})

/** Skips a test by name where there is no nginx. */
const given = (context: TestContext): void => {
  if (!nginx) return context.skip(noNginx)
  measured(context, { nginx: nginx.version })
}

const ask = async (method: string, path: string, credential?: string): Promise<number> => {
  const headers = credential === undefined ? {} : { authorization: `Basic ${btoa(credential)}` }
  const body = method === 'POST' ? new Uint8Array(1) : null
  return (await fetch(`http://${hosts.hub.address}:${NODE_PORT}${path}`, { method, headers, body })).status
}

const right = `${CREDENTIAL.user}:${CREDENTIAL.password}`

test.for([
  ['a wrong credential', 'POST', '/v1/traces', `${CREDENTIAL.user}:wrong`, 503],
  ['no credential', 'POST', '/v1/traces', undefined, 503],
  ['another method', 'GET', '/v1/traces', right, 405],
  ['a query', 'GET', '/api/traces', right, 404],
  ['the list of services', 'GET', '/api/services', right, 404],
  ['metrics by OTLP', 'POST', '/v1/metrics', right, 404],
] as const)('the node port refuses %s', async ([, method, path, credential, status], context) => {
  given(context)
  expect(await ask(method, path, credential)).toBe(status)
})
