import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, type TestContext } from 'vitest'
import { inAll } from '../../src/faults/scrapes.ts'
import { scrapeFigures } from '../../src/faults/watch.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { givenNginx, noNginx } from '../../src/programs/given-nginx.ts'
import type { RunningGateway } from '../../src/programs/gateway-nginx.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startThanosHub, type ThanosHub } from '../../src/thanos/hub.ts'
import { podsOf } from '../../src/thanos/parts.ts'
import { openGateway, startThanosSpoke, type ThanosSpoke } from '../../src/thanos/spoke.ts'

/*
 * A spoke scrapes exporters that count their scrapes, and pushes them through the hub's nginx to three Receives. What
 * the exporters counted and what Query finds are compared.
 */

const TIMES = 10
const nginx = givenNginx()

let hosts: LabHosts
let hub: ThanosHub
let gateway: RunningGateway | undefined
let spoke: ThanosSpoke

beforeEach((context) => {
  if (!nginx) context.skip(noNginx)
})

beforeAll(async () => {
  if (!nginx) return
  hosts = await startHosts(distributed.clusters)
  hub = await startThanosHub(hosts.hub, hosts.stage)
  gateway = await openGateway(hosts.hub, nginx, hub)
  spoke = await startThanosSpoke(hosts, hub, TIMES)
})

afterAll(async () => {
  await gateway?.stop()
  await hosts?.[Symbol.asyncDispose]()
})

/** Scrapes of the spoke while something happens, and those that Query does not find later. */
const lostThrough = async (
  context: TestContext,
  happens: () => Promise<void>,
): Promise<{ readonly made: number; readonly lost: number }> => {
  const before = await spoke.scrapes.counts()
  await pause(10_000)
  await happens()
  await pause(10_000)
  const missing = inAll(await spoke.scrapes.missing(before))
  measured(context, scrapeFigures(missing))
  return missing
}

const receives = podsOf('receive')

test('what a spoke scrapes is found by Query once, and each of three Receives has it', async (context) => {
  const { made, lost } = await lostThrough(context, () => Promise.resolve())
  expect(made).toBeGreaterThan(10)
  expect(lost).toBe(0)
  const [twice] = await hub.query.query(
    'count(count by (instance, job) (lab_scrapes_total)) - count(lab_scrapes_total)',
  )
  expect(twice?.value?.[1]).toBe('0')
  for (const { name } of receives) {
    const text = await (await fetch(`${hub.running(name).url}/metrics`)).text()
    expect(Number(/^prometheus_tsdb_head_series\{[^}]*\} (\S+)/m.exec(text)?.[1])).toBeGreaterThan(300)
  }
})

test.for(receives.map(({ name }, index) => [name, index] as const))(
  '%s is killed while samples arrive, and none is lost',
  async ([, index], context) => {
    const pod = receives[index]
    if (!pod) return
    const { lost } = await lostThrough(context, async () => {
      await hub.end(pod, 'SIGKILL')
      await pause(20_000)
      await hub.start(pod)
    })
    expect(lost).toBe(0)
  },
)

test('a link that is cut delays samples, and loses none', async (context) => {
  const { lost } = await lostThrough(context, async () => {
    hosts.cutLink()
    await pause(60_000)
    hosts.fixLink()
  })
  expect(lost).toBe(0)
})

test('all Receives and Query are killed at once, and nothing is lost', async (context) => {
  const all = [...receives, ...podsOf('query')]
  const { lost } = await lostThrough(context, async () => {
    await Promise.all(all.map((pod) => hub.end(pod, 'SIGKILL')))
    await pause(5000)
    await Promise.all(all.map((pod) => hub.start(pod)))
  })
  expect(lost).toBe(0)
})
