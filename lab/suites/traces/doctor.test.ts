import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineStores } from '../../src/doctor/checks-on-stores.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import type { Program } from '../../src/hosts/program.ts'
import { startReceivingPrometheus, type Prometheus } from '../../src/programs/prometheus.ts'
import { named, tracedFleet } from '../../src/traces/fleet.ts'
import { startJaeger } from '../../src/traces/jaeger.ts'
import { openTraceGateway } from '../../src/traces/push-gateway.ts'
import { newTrace, sendTraces } from '../../src/traces/spans.ts'
import { startTracedSpoke, type TracedSpoke } from '../../src/traces/traced-spoke.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { valueAt } from '../../src/trees/committed.ts'

/* The checks of `doctor` on what the collector of a spoke counts of its spans, as it arrives in the Prometheus of the hub. */

const fleet = tracedFleet()

let hosts: LabHosts
let spoke: TracedSpoke
let prometheus: Prometheus
let gateway: Program
let collector: Program

beforeAll(async () => {
  hosts = await startHosts()
  const spec = valueAt(
    named(fleet.hub, 'HelmRelease', 'kube-prometheus-stack'),
    ...['spec', 'values', 'prometheus', 'prometheusSpec'],
  )
  ;[spoke, prometheus] = await Promise.all([
    startTracedSpoke(hosts),
    startReceivingPrometheus(hosts.hub, spec),
    startJaeger(hosts.hub, fleet, hosts.stage),
  ])
  gateway = await openTraceGateway(hosts.hub, fleet, undefined)
  collector = await spoke.collect(fleet)
})

afterAll(async () => {
  await collector.stop()
  await gateway.stop()
  await hosts[Symbol.asyncDispose]()
})

/** What the checks say of the spoke after some more spans; the hub has no collector here. */
const found = async () => {
  const services = ['shop', 'shop-next'] as const
  const sender = { from: spoke.pod.address, stage: hosts.stage, services }
  sendTraces(
    hosts.spoke,
    sender,
    Array.from({ length: 5 }, () => newTrace()),
  )
  const { headlines, unasked } = await examineStores(['span-arrives', 'span-accepted'], {
    fleet: fleet.fleet,
    prometheus,
  })
  const ofSpoke = ({ cluster }: { readonly cluster?: string }): boolean => cluster === clusters.spoke.name
  return {
    headlines: headlines.filter(ofSpoke).map(({ check, subject }) => `${check}: ${subject}`),
    unasked: unasked.filter(ofSpoke).map(({ check }) => check),
  }
}

const WELL = { headlines: [], unasked: [] }

test(
  'spans that arrive are no finding, for as long as it takes to find some that do not',
  { timeout: 600_000 },
  async () => {
    await expect.poll(found, { timeout: 120_000, interval: 3000 }).toEqual(WELL)
    for (const until = Date.now() + 270_000; Date.now() < until; await pause(5000))
      expect(await found()).toEqual(WELL)
  },
)

test(
  'where the gateway takes none they are found, and are no loss: they wait',
  { timeout: 600_000 },
  async () => {
    await gateway.stop()
    await expect
      .poll(found, { timeout: 360_000, interval: 5000 })
      .toEqual({ headlines: [`span-arrives: cluster ${clusters.spoke.name}`], unasked: [] })
    gateway = hosts.hub.start(gateway.start)
    await expect.poll(found, { timeout: 180_000, interval: 5000 }).toEqual(WELL)
  },
)

test('spans that the hub refuses for good are a loss', { timeout: 300_000 }, async () => {
  await gateway.stop()
  const server = "require('http').createServer((_, answer) => answer.writeHead(400).end()).listen(8083)"
  gateway = hosts.hub.start({ name: 'refusing', file: process.execPath, args: ['-e', server] })
  await expect
    .poll(found, { timeout: 240_000, interval: 5000 })
    .toEqual({ headlines: ['span-accepted: refused spans'], unasked: [] })
})
