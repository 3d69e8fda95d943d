import { setTimeout as pause } from 'node:timers/promises'
import { LOGS_BASE_PATH, OTLP_LOGS_PATH } from '@fleet/model'
import { afterAll, beforeAll, beforeEach, expect, test, type TestContext } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { givenNginx, noNginx } from '../../src/programs/given-nginx.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startLogHub, type LogHub } from '../../src/victoria-logs/cluster.ts'
import { exampleLogs, type LogPod } from '../../src/victoria-logs/log-pods.ts'
import { minutes, missingIn, sentAgainTo, untilNoMore } from '../../src/victoria-logs/missing-lines.ts'
import { pushedLines, type PushedLines } from '../../src/victoria-logs/pushed-lines.ts'

/*
 * Lines go through the hub's nginx to a relay of two pods, which sends them to two copies of VictoriaLogs, each a cluster of
 * two storage nodes. What pushes keeps each request until it is acknowledged, as the queue of a collector does. What is killed gets SIGKILL,
 * and starts again.
 */

/** Of 1,000 bytes each. */
const RATE = 2000
const BYTES = 1000

const nginx = givenNginx()
const tree = exampleLogs()
const [first, second] = tree.copies
const everyPodOf = (copy = first): readonly LogPod[] => (copy ? [...copy.storage, copy.select] : [])

/** In bytes: some seconds of lines. */
const SMALL_QUEUE = 12 * 2 ** 20

let hosts: LabHosts
let hub: LogHub

beforeEach((context) => {
  if (!nginx) context.skip(noNginx)
})

beforeAll(async () => {
  if (!nginx) return
  hosts = await startHosts(distributed.clusters)
  hub = await startLogHub(hosts.hub, {
    stage: hosts.stage,
    nginx,
    tree,
    relayConfiguration: (text) => text.replaceAll(/queue_size: \d+/g, `queue_size: ${SMALL_QUEUE}`),
  })
})

afterAll(async () => {
  await hub?.stop()
  await hosts?.[Symbol.asyncDispose]()
})

interface Kept {
  readonly writer: PushedLines
  /** The ids of lines that neither copy has. */
  readonly lost: readonly number[]
  /** The ids of lines that each copy lacks. */
  readonly gaps: readonly (readonly number[])[]
}

/** Writes lines while something happens, and finds out which copy has which. */
const keptThrough = async (
  context: TestContext,
  seconds: number,
  happens: (writer: PushedLines) => Promise<void>,
): Promise<Kept> => {
  const { nodePort } = distributed.fleet.hub.ingest.logs
  const writer = pushedLines(
    `http://${hosts.hub.address}:${nodePort}${LOGS_BASE_PATH}${OTLP_LOGS_PATH}`,
    BYTES,
  )
  const writing = writer.writeFor(seconds, RATE)
  await happens(writer)
  await writing
  await untilNoMore(hub.copies, writer)
  const lost = await missingIn(hub.copies, writer)
  const gaps = await Promise.all(hub.copies.map((copy) => missingIn([copy], writer)))
  const again = await Promise.all(hub.copies.map((copy) => sentAgainTo(copy, writer)))
  measured(context, {
    lines: String(writer.written()),
    lost: String(lost.length),
    'missing in each copy': gaps.map(({ length }) => length).join(', '),
    'sent twice to each copy': again.join(', '),
    'requests that were sent again': String(writer.refused()),
  })
  return { writer, lost, gaps }
}

test('each line is in both copies', async (context) => {
  const relays = tree.relays.map(hub.running)
  const cpu = () => relays.reduce((sum, relay) => sum + relay.cpuSeconds(), 0)
  const before = cpu()
  const { writer, gaps } = await keptThrough(context, 30, () => Promise.resolve())
  measured(context, {
    'CPU of the relay for a million lines': `${(((cpu() - before) / writer.written()) * 1e6).toFixed(1)} s`,
    'memory of a relay': `${Math.max(...relays.map((relay) => relay.peakMemory() / 2 ** 20)).toFixed(0)} MiB`,
  })
  expect(gaps).toEqual([[], []])
})

test('a storage node that is killed loses no line: the other copy has it, and answers meanwhile', async (context) => {
  const killed = first?.storage[0]
  if (!killed) return
  let asked = 0
  const { lost, gaps } = await keptThrough(context, 20, async (writer) => {
    await pause(8000)
    await hub.end([killed], 'SIGKILL')
    await pause(3000)
    asked = await hub.store.count(writer.mark, minutes(5))
    await pause(3000)
    await hub.start(killed)
  })
  measured(context, { 'lines that the gateway found while it was away': String(asked) })
  expect(lost).toEqual([])
  expect(gaps[1]).toEqual([])
  expect(asked).toBeGreaterThan(5 * RATE)
})

test('a copy that was away has each line that was written meanwhile', async (context) => {
  let away: readonly [from: number, to: number] = [0, 0]
  const { lost, gaps } = await keptThrough(context, 20, async (writer) => {
    await pause(6000)
    await hub.end(everyPodOf(second), 'SIGKILL')
    const from = writer.written()
    await pause(8000)
    away = [from, writer.written()]
    await hub.start(...everyPodOf(second))
  })
  expect(lost).toEqual([])
  expect(gaps[0]).toEqual([])
  // What it had taken in its last seconds is gone. What was written after its end is there.
  const [from, to] = away
  expect(gaps[1]?.filter((id) => id > from && id <= to)).toEqual([])
})

test('the first copy is away, and reads are answered by the second', async (context) => {
  let asked = 0
  const { lost, gaps } = await keptThrough(context, 16, async (writer) => {
    await pause(5000)
    await hub.end(everyPodOf(first))
    await pause(3000)
    asked = await hub.store.count(writer.mark, minutes(5))
    await hub.start(...everyPodOf(first))
  })
  measured(context, { 'lines that the gateway found while it was away': String(asked) })
  expect(lost).toEqual([])
  expect(gaps).toEqual([[], []])
  expect(asked).toBeGreaterThan(3 * RATE)
})

test('a relay that is killed loses no line, and neither do both', async (context) => {
  const [one] = tree.relays
  if (!one) return
  const { gaps } = await keptThrough(context, 24, async () => {
    await pause(5000)
    await hub.end([one], 'SIGKILL')
    await pause(5000)
    await hub.start(one)
    await pause(3000)
    await hub.end(tree.relays, 'SIGKILL')
    await pause(3000)
    await hub.start(...tree.relays)
  })
  expect(gaps).toEqual([[], []])
})

test('a queue that is full lets lines wait on their spoke', async (context) => {
  const { lost, gaps } = await keptThrough(context, 40, async () => {
    await pause(3000)
    await hub.end(everyPodOf(second))
    await pause(30_000)
    await hub.start(...everyPodOf(second))
  })
  expect(lost).toEqual([])
  expect(gaps).toEqual([[], []])
})

test('everything ends at once as the kubelet does, and no line is lost', async (context) => {
  const { gaps } = await keptThrough(context, 20, async () => {
    await pause(5000)
    await hub.restart()
  })
  expect(gaps).toEqual([[], []])
})

test('everything is killed at once, and loses at most what both copies took in their last seconds', async (context) => {
  let atKill = 0
  const { lost } = await keptThrough(context, 20, async (writer) => {
    await pause(10_000)
    atKill = writer.written()
    await hub.restart('SIGKILL')
  })
  if (lost.length > 0)
    measured(context, {
      'the oldest was written': `${((atKill - Math.min(...lost)) / RATE).toFixed(1)} s before the kill`,
    })
  expect(lost.filter((id) => id < atKill - 10 * RATE || id > atKill)).toEqual([])
})
