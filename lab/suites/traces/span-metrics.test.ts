import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import type { Program } from '../../src/hosts/program.ts'
import { startReceivingPrometheus, type Prometheus } from '../../src/programs/prometheus.ts'
import { measured } from '../../src/results/measured.ts'
import { named, tracedFleet } from '../../src/traces/fleet.ts'
import { startJaeger, type Jaeger } from '../../src/traces/jaeger.ts'
import { openTraceGateway } from '../../src/traces/push-gateway.ts'
import { newTrace, sendNames, sendTraces, type Sender } from '../../src/traces/spans.ts'
import { startTracedSpoke, type TracedSpoke } from '../../src/traces/traced-spoke.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { valueAt } from '../../src/trees/committed.ts'

const LIMIT = 200
const fleet = tracedFleet({ spanMetrics: { limit: LIMIT } })

let hosts: LabHosts
let spoke: TracedSpoke
let jaeger: Jaeger
let prometheus: Prometheus
let collector: Program
let gateway: Program
let sender: Sender

beforeAll(async () => {
  hosts = await startHosts()
  const spec = valueAt(
    named(fleet.hub, 'HelmRelease', 'kube-prometheus-stack'),
    ...['spec', 'values', 'prometheus', 'prometheusSpec'],
  )
  ;[spoke, jaeger, prometheus] = await Promise.all([
    startTracedSpoke(hosts),
    startJaeger(hosts.hub, fleet, hosts.stage),
    startReceivingPrometheus(hosts.hub, spec),
  ])
  gateway = await openTraceGateway(hosts.hub, fleet, undefined)
  sender = { from: spoke.pod.address, stage: hosts.stage }
  collector = await spoke.collect(fleet)
})

afterAll(async () => {
  await collector.stop()
  await gateway.stop()
  await hosts[Symbol.asyncDispose]()
})

const CALLS = 'traces_span_metrics_calls_total'
const DURATION = 'traces_span_metrics_duration_seconds'

const numberOf = async (query: string): Promise<number> =>
  Number((await prometheus.query(query))[0]?.value?.[1] ?? 0)

const becomes = async (query: string, value: number): Promise<void> => {
  await expect.poll(() => numberOf(query), { timeout: 60_000, interval: 1000 }).toBe(value)
}

/** The ids of the traces that Prometheus has beside the durations of a service. */
const exemplarsOf = async (service: string): Promise<readonly string[]> => {
  const now = Date.now() / 1000
  const found = (await prometheus.ask('query_exemplars', {
    query: `${DURATION}_bucket{service_name="${service}"}`,
    start: String(now - 3600),
    end: String(now + 60),
  })) as readonly { readonly exemplars: readonly { readonly labels: Readonly<Record<string, string>> }[] }[]
  return found.flatMap(({ exemplars }) => exemplars.map(({ labels }) => labels['trace_id'] ?? ''))
}

const unique = (name: string): string => `${name}-${Date.now()}`

/** Which of some traces Jaeger has. */
const kept = async (service: string): Promise<ReadonlySet<string>> =>
  new Set((await jaeger.traces(service)).map(({ traceID }) => traceID))

test('every request of a service is counted, with its errors, under its cluster, namespace and node', async () => {
  const [front, back] = [unique('front'), unique('back')]
  const good = Array.from({ length: 50 }, () => newTrace())
  const bad = Array.from({ length: 10 }, () => newTrace(true))
  sendTraces(hosts.spoke, { ...sender, services: [front, back] }, [...good, ...bad])
  const selected = `service_name="${back}", span_kind="SPAN_KIND_SERVER", cluster="${clusters.spoke.name}", k8s_namespace_name="${spoke.pod.namespace}", job="span-metrics", instance!=""`
  await becomes(`sum(${CALLS}{${selected}})`, 60)
  await becomes(`sum(${CALLS}{${selected}, status_code="STATUS_CODE_ERROR"})`, 10)
  await becomes(`sum(${DURATION}_count{${selected}})`, 60)
  expect(await prometheus.query(`{job="span-metrics", k8s_pod_name!=""}`)).toEqual([])
})

test('a point of a duration leads to a trace that the store has', async () => {
  const [front, back] = [unique('exemplar-front'), unique('exemplar-back')]
  const traces = Array.from({ length: 5 }, () => newTrace())
  sendTraces(hosts.spoke, { ...sender, services: [front, back] }, traces)
  await expect.poll(() => exemplarsOf(back), { timeout: 60_000, interval: 1000 }).not.toEqual([])
  const [found = ''] = await exemplarsOf(back)
  expect(traces.map(({ traceId }) => traceId)).toContain(found)
  await expect
    .poll(() => jaeger.ask(`/api/traces/${found}`).catch(String), { timeout: 60_000, interval: 1000 })
    .toMatchObject([{ traceID: found }])
})

test('ten thousand names of spans make no more series than the limit lets a node make, and all are counted', async (context) => {
  const service = unique('names')
  const before = await numberOf(`sum(${CALLS})`)
  const names = Array.from({ length: 10_000 }, (_, index) => `GET /${index}`)
  expect(new Set(sendNames(hosts.spoke, sender, service, names))).toEqual(new Set([200]))
  await becomes(`sum(${CALLS})`, before + names.length)
  const series = await numberOf('count({job="span-metrics"})')
  // Of each kind of request, and of what is beyond the limit: nine buckets, the sum, the count and the counter.
  expect(series).toBeLessThanOrEqual((LIMIT + 1) * 12)
  expect(await numberOf(`sum(${CALLS}{otel_metric_overflow="true"})`)).toBeGreaterThan(names.length - LIMIT)
  measured(context, {
    'series of 10,000 names': String(series),
    'peak memory of the collector': `${Math.round(collector.peakMemory() / 2 ** 20)} MiB`,
  })
})

test('of a sample every request is counted, and a point leads to a trace that was kept', async (context) => {
  await collector.stop()
  collector = await spoke.collect(tracedFleet({ samplingPercentage: 20, spanMetrics: {} }))
  const service = unique('sampled')
  const names = Array.from({ length: 600 }, (_, index) => `GET /${index % 40}`)
  sendNames(hosts.spoke, sender, service, names)
  await becomes(`sum(${CALLS}{service_name="${service}"})`, names.length)
  await expect.poll(async () => (await kept(service)).size, { timeout: 60_000 }).toBeGreaterThan(60)
  await expect.poll(async () => (await exemplarsOf(service)).length, { timeout: 60_000 }).toBeGreaterThan(20)
  const stored = await kept(service)
  const examples = await exemplarsOf(service)
  expect(examples.filter((traceId) => !stored.has(traceId))).toEqual([])
  measured(context, { 'kept of 600 traces': String(stored.size), 'with a point': String(examples.length) })
})
