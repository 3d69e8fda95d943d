import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { THANOS } from '@fleet/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blocksIn } from '../../src/capacity/blocks.ts'
import { writeHistory } from '../../src/capacity/history.ts'
import { examineStores } from '../../src/doctor/checks-on-stores.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startPrometheus, type Prometheus } from '../../src/programs/prometheus.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startThanosHub, type ThanosHub } from '../../src/thanos/hub.ts'
import { podsOf, type Pod } from '../../src/thanos/parts.ts'

/*
 * The checks of `doctor` on Thanos, on the pods of the tree and a Prometheus that scrapes them. What is wrong is made: a Receive
 * that hangs, a bucket that takes nothing, a block that the Compactor does not join.
 */

const RUNNING = ['receive', 'storeGateway', 'query'] as const
const receives = podsOf('receive')

let hosts: LabHosts
let hub: ThanosHub
let prometheus: Prometheus

const theOne = (pods: readonly Pod[]): Pod => {
  const [pod] = pods
  if (!pod) throw new Error('the tree has no such pod')
  return pod
}
const [store, compactor] = [theOne(podsOf('storeGateway')), theOne(podsOf('compactor'))]

/** Its scrapes have the labels that the PodMonitors of the tree give them. */
const scraping = (address: string): string =>
  JSON.stringify({
    global: { scrape_interval: '5s' },
    scrape_configs: [...RUNNING, 'compactor' as const].map((part) => ({
      job_name: THANOS[part],
      static_configs: podsOf(part).map(({ name, httpPort }) => ({
        targets: [`${address}:${httpPort}`],
        labels: { pod: name },
      })),
    })),
  })

/** A pod as the API server has it while all is well. */
const podObject = ({ name, part, address }: Pod) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: distributed.fleet.telemetry.namespace,
    labels: { 'app.kubernetes.io/name': THANOS[part] },
  },
  status: {
    phase: 'Running',
    podIP: address,
    conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z' }],
  },
})

const logs = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...receives, compactor].flatMap(({ name }) => {
      try {
        return [[name, hub.running(name).program.log()]]
      } catch {
        return []
      }
    }),
  )

const CHECKS = ['store-reached', 'block-uploaded', 'block-compacted', 'alert-quiet', 'rule-evaluates']

/** The findings in a line each, and what could not be asked. */
const found = async (checks: readonly string[] = CHECKS) => {
  const { headlines, unasked } = await examineStores(checks, {
    fleet: distributed.fleet,
    prometheus: hub.query,
    hubPrometheus: prometheus,
    pods: [...receives, store].map(podObject),
    logs: logs(),
  })
  return {
    headlines: headlines.map(({ check, message }) => `${check}: ${message}`),
    evidence: headlines.flatMap(({ evidence }) => evidence.map(({ seen }) => seen)),
    unasked: unasked.map(({ check, message }) => `${check}: ${message}`),
  }
}

const becomes = async (check: string, headlines: readonly unknown[], seconds: number) => {
  await expect
    .poll(async () => (await found([check])).headlines, { timeout: seconds * 1000, interval: 2000 })
    .toEqual(headlines)
  return found([check])
}

/**
 * Ends a Receive, which then writes its head as a block, while there is no bucket: a file is in place of its folder.
 * @returns the blocks that stay on its volume
 */
const endWithoutBucket = async (receive: Pod): Promise<readonly string[]> => {
  const away = `${hub.bucket}-away`
  renameSync(hub.bucket, away)
  writeFileSync(hub.bucket, '')
  await hub.end(receive)
  rmSync(hub.bucket)
  renameSync(away, hub.bucket)
  const tenant = join(hosts.stage, receive.name, 'data', 'default-tenant')
  const uploaded = new Set(readdirSync(hub.bucket))
  return readdirSync(tenant).filter(
    (name) => existsSync(join(tenant, name, 'meta.json')) && !uploaded.has(name),
  )
}

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  hub = await startThanosHub(hosts.hub, hosts.stage, RUNNING)
  prometheus = await startPrometheus(hosts.hub, scraping(hosts.hub.address))
  await writeHistory({ url: hub.writesOfLab }, { clusters: 1, series: 20 }, 6)
  await hub.start(compactor, ['--consistency-delay=0s', '--wait-interval=5s'])
}, 300_000)

afterAll(() => hosts[Symbol.asyncDispose]())

test(
  'a Thanos that is well has no finding, and answers all that is asked',
  { timeout: 120_000 },
  async () => {
    await expect
      .poll(() => found(), { timeout: 90_000, interval: 2000 })
      .toEqual({ headlines: [], evidence: [], unasked: [] })
  },
)

test('a Receive that hangs is found by its name, with what Query says', { timeout: 300_000 }, async () => {
  const [, hanging] = receives
  const { pid } = hub.running(hanging?.name ?? '').program
  process.kill(pid, 'SIGSTOP')
  try {
    const { evidence } = await becomes(
      'store-reached',
      [`store-reached: Query of Thanos does not reach ${hanging?.name}: its answers lack the newest samples`],
      180,
    )
    expect(evidence).toEqual([expect.stringContaining('DeadlineExceeded')])
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await becomes('store-reached', [], 120)
})

test('a Store Gateway that is gone is found', { timeout: 300_000 }, async () => {
  await hub.end(store, 'SIGKILL')
  await becomes('store-reached', [expect.stringContaining(`does not reach ${store.name}`)], 180)
  await hub.start(store)
  await becomes('store-reached', [], 120)
})

test(
  'blocks that the bucket does not take are found with the Receive, and why',
  { timeout: 900_000 },
  async () => {
    const receive = theOne(receives)
    await hub.end(compactor)
    const left = await endWithoutBucket(receive)
    for (const block of left) writeFileSync(join(hub.bucket, block), '')
    await hub.start(receive)
    const { evidence } = await becomes(
      'block-uploaded',
      [`block-uploaded: ${receive.name} cannot put blocks of metrics into the bucket`],
      480,
    )
    expect(evidence.at(-1)).toContain('not a directory')
    for (const block of left) rmSync(join(hub.bucket, block))
    await becomes('block-uploaded', [], 240)
  },
)

test('a Compactor that halts is found with the reason of its log', { timeout: 300_000 }, async () => {
  for (const receive of receives) {
    await hub.end(receive)
    await hub.start(receive)
  }
  // A block that says that it ends before its last chunks do.
  const [block] = blocksIn(hub.bucket)
  const file = join(block?.folder ?? '', 'meta.json')
  const meta = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly minTime: number
    readonly maxTime: number
  }
  writeFileSync(file, JSON.stringify({ ...meta, maxTime: Math.floor((meta.minTime + meta.maxTime) / 2) }))
  await hub.start(compactor, ['--consistency-delay=0s', '--wait-interval=5s'])
  const { evidence } = await becomes(
    'block-compacted',
    ['block-compacted: the Compactor has halted: nothing in the bucket is joined, thinned or deleted'],
    180,
  )
  expect(evidence.at(-1)).toContain('block with not healthy index found')
})
