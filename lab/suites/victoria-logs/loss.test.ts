import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, type TestContext } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { labelViolations, lineViolations } from '../../src/logs/checks.ts'
import { deliveryOf, untilDelivered, type Delivery } from '../../src/logs/delivery.ts'
import { requiredLabels } from '../../src/logs/labels.ts'
import { logWriter } from '../../src/logs/log-writer.ts'
import { givenNginx, noNginx } from '../../src/programs/given-nginx.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startLogHub, type LogHub } from '../../src/victoria-logs/cluster.ts'
import { exampleLogs, type LogPod } from '../../src/victoria-logs/log-pods.ts'
import { minutes, missingIn, untilNoMore } from '../../src/victoria-logs/missing-lines.ts'
import { startLogSpoke, type LogSpoke } from '../../src/victoria-logs/spoke.ts'

/*
 * A spoke pushes lines through the hub's nginx to three storage nodes of one VictoriaLogs. The lines that were written and
 * those that the hub finds are compared.
 */

/** An outage of some seconds has as many attempts as one that is so many times as long. */
const TIMES = 5
/** Of 1,000 bytes each: one or two requests a second. */
const RATE = 800
const BYTES = 1000

const nginx = givenNginx()
const tree = exampleLogs({ copies: 1, replicas: 3 })
const storagePods = tree.copies[0]?.storage ?? []

let hosts: LabHosts
let hub: LogHub
let spoke: LogSpoke

beforeEach((context) => {
  if (!nginx) context.skip(noNginx)
})

beforeAll(async () => {
  if (!nginx) return
  hosts = await startHosts(distributed.clusters)
  hub = await startLogHub(hosts.hub, { stage: hosts.stage, nginx, tree })
  spoke = await startLogSpoke(hosts, TIMES)
})

afterAll(async () => {
  await hub?.stop()
  await hosts?.[Symbol.asyncDispose]()
})

const takenBy = async (pods: readonly LogPod[]): Promise<number> =>
  (await Promise.all(pods.map(hub.takenBy))).reduce((sum, lines) => sum + lines, 0)

/** Lines that are written while something happens, and what the hub finds of them later. */
const deliveredThrough = async (
  context: TestContext,
  seconds: number,
  happens: () => Promise<void>,
): Promise<Delivery> => {
  const refused = hub.answered(502)
  const writer = logWriter(spoke.logs, { bytes: BYTES })
  const writing = writer.writeFor(seconds, RATE)
  await happens()
  await writing
  const late = await untilDelivered(hub.store, writer)
  const delivery = await deliveryOf(hub.store, writer)
  measured(context, {
    lines: String(delivery.written),
    lost: String(delivery.lost),
    'sent twice': String(delivery.sentAgain),
    'pushes answered with 502': String(hub.answered(502) - refused),
    'caught up after': `${late.toFixed(1)} s`,
  })
  return delivery
}

test('each line of a spoke is found once, by its cluster, namespace, pod and container', async (context) => {
  const before = await Promise.all(storagePods.map(hub.takenBy))
  const delivery = await deliveredThrough(context, 16, () => Promise.resolve())
  expect(lineViolations(delivery, 0)).toEqual([])

  const { spoke: cluster } = distributed.clusters
  expect(
    labelViolations(
      await hub.store.streams({ cluster: cluster.name }),
      spoke.pods.map((pod) => requiredLabels(cluster, pod)),
    ),
  ).toEqual([])

  const after = await Promise.all(storagePods.map(hub.takenBy))
  const taken = after.map((lines, index) => lines - (before[index] ?? 0))
  measured(context, { 'by storage node': taken.join(', ') })
  expect(Math.min(...taken)).toBeGreaterThan(0)
})

test('a storage node that ends and comes back has all that it acknowledged, and others take lines meanwhile', async (context) => {
  const [away, ...others] = storagePods
  if (!away) return
  let taken = 0
  const delivery = await deliveredThrough(context, 16, async () => {
    await pause(4000)
    await hub.end([away])
    const before = await takenBy(others)
    await pause(8000)
    taken = (await takenBy(others)) - before
    // Part of an answer would look like all of it.
    await expect(hub.store.count('any', minutes(1))).rejects.toThrow('502')
    await hub.start(away)
  })
  measured(context, { 'taken by the others': String(taken) })
  expect(lineViolations(delivery)).toEqual([])
  expect(taken).toBeGreaterThan(2 * RATE)
})

test('a link that is cut delays lines, and loses none', async (context) => {
  const delivery = await deliveredThrough(context, 16, async () => {
    await pause(2000)
    hosts.cutLink()
    await pause(12_000)
    hosts.fixLink()
  })
  expect(lineViolations(delivery)).toEqual([])
})

test('all storage nodes, what asks them, the gateway and the collector restart at once, and no line is lost', async (context) => {
  const delivery = await deliveredThrough(context, 12, async () => {
    await pause(4000)
    await Promise.all([hub.restart(), spoke.restart()])
  })
  expect(lineViolations(delivery)).toEqual([])
})

/** Written, read, sent and acknowledged lines that a killed storage node may not have on its disk yet. */
const UNSAVED_SECONDS = 10
/** As many that a request reaches each storage node every second. */
const MANY = 2000

test('a storage node that is killed loses at most lines of its last seconds', async (context) => {
  const [killed] = storagePods
  if (!killed) return
  const writer = logWriter(spoke.logs, { bytes: BYTES })
  const writing = writer.writeFor(UNSAVED_SECONDS + 8, MANY)
  await pause(3000)
  const before = writer.written()
  await pause(UNSAVED_SECONDS * 1000)
  await hub.end([killed], 'SIGKILL')
  const atKill = writer.written()
  await pause(2000)
  await hub.start(killed)
  await writing
  await untilNoMore([hub.store], writer)
  const lost = await missingIn([hub.store], writer)
  measured(context, {
    lines: String(writer.written()),
    lost: String(lost.length),
    ...(lost.length > 0 && {
      'the oldest was written': `${((atKill - Math.min(...lost)) / MANY).toFixed(1)} s before the kill`,
    }),
  })
  expect(lost.filter((id) => id <= before || id > atKill)).toEqual([])
})
