import { afterAll, beforeAll, expect, test } from 'vitest'
import { blocksIn } from '../../src/capacity/blocks.ts'
import { writeHistory } from '../../src/capacity/history.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startThanosHub, type ThanosHub } from '../../src/thanos/hub.ts'
import { podsOf, type ThanosPart } from '../../src/thanos/parts.ts'
import { storedSamples } from '../../src/thanos/stored.ts'

/*
 * Two weeks of samples in the Receives of the tree, which the tree's Compactor joins and thins. What was sent is what Query
 * finds, before and after.
 */

const days = 14
const history = { clusters: 2, series: 60 }

let hosts: LabHosts
let hub: ThanosHub
let sent: number

const found = () => storedSamples(hub.query, days + 1)

const startAll = async (parts: readonly ThanosPart[]): Promise<void> => {
  for (const part of parts) await Promise.all(podsOf(part).map((pod) => hub.start(pod)))
}

const endAll = async (parts: readonly ThanosPart[], signal?: NodeJS.Signals): Promise<void> => {
  for (const part of parts) await Promise.all(podsOf(part).map((pod) => hub.end(pod, signal)))
}

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  hub = await startThanosHub(hosts.hub, hosts.stage)
  sent = await writeHistory({ url: hub.writesOfLab }, history, days * 24)
}, 900_000)

afterAll(() => hosts[Symbol.asyncDispose]())

test('every acknowledged sample is found once', async (context) => {
  // Query looks for Receives every few seconds; one may have started twice.
  await hub.query.program().until('asks the Receives', async () => (await found()) > 0, 60)
  expect(await found()).toBe(sent)
  measured(context, { samples: String(sent) })
})

test('Receives that end upload their heads, and the bucket and their volumes have every sample', async (context) => {
  await endAll(['query', 'receive'])
  const inBucket = blocksIn(hub.bucket).reduce((sum, { samples }) => sum + samples, 0)
  // The newest sample of each series stays on the volume, and so does what came late.
  expect(inBucket).toBeGreaterThan(sent)
  await startAll(['receive', 'storeGateway', 'query'])
  expect(await found()).toBe(sent)
  measured(context, { 'copies in the bucket': (inBucket / sent).toFixed(2) })
})

test(
  'the Compactor joins the copies and thins them, and no sample is lost',
  { timeout: 600_000 },
  async (context) => {
    // Of the bucket alone, as Store Gateway finds it at its next look.
    await endAll(['receive', 'storeGateway'])
    await startAll(['storeGateway'])
    const before = await found()
    const [pod] = podsOf('compactor')
    if (!pod) throw new Error('the tree has no Compactor')
    // Blocks may be as young as they are, and it does not wait between two looks.
    const { program } = await hub.start(pod, ['--consistency-delay=0s', '--wait-interval=5s'])
    const has = (resolution: number) => blocksIn(hub.bucket).some((block) => block.resolution === resolution)
    await program.until('has thinned to an hour', () => has(300) && has(3600), 300)
    const raw = blocksIn(hub.bucket).filter(({ resolution }) => resolution === 0)
    expect(raw.reduce((sum, { samples }) => sum + samples, 0)).toBe(before)
    await hub.end(pod)
    await endAll(['storeGateway'])
    await startAll(['storeGateway', 'receive'])
    expect(await found()).toBe(sent)
    measured(context, { 'raw samples before': String(before), 'raw blocks after': String(raw.length) })
  },
)

test('after a kill of everything every sample is found', async () => {
  const parts = ['receive', 'storeGateway', 'query'] as const
  await endAll(parts, 'SIGKILL')
  await startAll(parts)
  expect(await found()).toBe(sent)
})
