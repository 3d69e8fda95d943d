import { afterAll, beforeAll, expect, test } from 'vitest'
import { blocksIn } from '../../src/capacity/blocks.ts'
import { writeHistory } from '../../src/capacity/history.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startS3, type S3 } from '../../src/programs/s3.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startThanosHub, type ThanosHub } from '../../src/thanos/hub.ts'
import { podsOf, startPart, type Pod, type ThanosPart } from '../../src/thanos/parts.ts'
import { storedSamples } from '../../src/thanos/stored.ts'

/*
 * The tree's own client of the bucket, by HTTPS and with the variables of its pods, at a service that speaks S3 and checks each
 * signature.
 */

const days = 4
const history = { clusters: 2, series: 60 }

let hosts: LabHosts
let s3: S3
let hub: ThanosHub
let sent: number

const found = () => storedSamples(hub.query, days + 1)

/** Query looks for its stores every few seconds. */
const PATIENCE = { timeout: 60_000, interval: 2000 }

const expectEverySample = async (): Promise<void> => {
  await expect.poll(found, PATIENCE).toBe(sent)
}

const onePod = (part: ThanosPart): Pod => {
  const [pod] = podsOf(part)
  if (!pod) throw new Error(`the tree has no pod of ${part}`)
  return pod
}

const eachReceive = async (act: (pod: Pod) => Promise<unknown>): Promise<void> => {
  await Promise.all(podsOf('receive').map(act))
}

const samplesInBucket = (): number => blocksIn(s3.folder).reduce((sum, { samples }) => sum + samples, 0)

const restartStoreGateway = async (): Promise<void> => {
  await hub.end(onePod('storeGateway'))
  await hub.start(onePod('storeGateway'))
}

const objectStorage = () => {
  const { metrics } = distributed.fleet.hub
  if (metrics.store !== 'thanos') throw new Error('the example has no Thanos')
  const { endpoint, region, bucket } = metrics.objectStorage
  return { endpoint, region, bucket }
}

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  s3 = await startS3(hosts.hub, hosts.stage, objectStorage())
  hub = await startThanosHub(hosts.hub, hosts.stage, ['receive', 'query'], s3)
  sent = await writeHistory({ url: hub.writesOfLab }, history, days * 24)
}, 900_000)

afterAll(() => hosts[Symbol.asyncDispose]())

test(
  'Receives that end while the bucket is out of reach keep their samples, and upload them later',
  { timeout: 900_000 },
  async (context) => {
    await s3.stop()
    const before = samplesInBucket()
    await eachReceive((pod) => hub.end(pod))
    expect(samplesInBucket()).toBe(before)
    await s3.start()
    await eachReceive((pod) => hub.start(pod))
    // They upload what is on their volumes, and their heads at their next end.
    await eachReceive((pod) => hub.end(pod))
    const copies = samplesInBucket() / sent
    expect(copies).toBeGreaterThan(1)
    measured(context, { samples: String(sent), 'copies in the bucket': copies.toFixed(2) })
  },
)

test('the bucket is in the path of each request, and every request of the tree is accepted', () => {
  const answered = s3.answered()
  expect(answered.filter(({ method }) => method === 'PUT').length).toBeGreaterThan(0)
  const { bucket } = objectStorage()
  expect(answered.filter(({ path }) => !path.startsWith(`/${bucket}`))).toEqual([])
  // An object that is not there yet is asked for before it is written.
  expect(answered.filter(({ status }) => status >= 400 && status !== 404)).toEqual([])
})

test('Store Gateway and Query find what is in the bucket', { timeout: 300_000 }, async () => {
  await hub.start(onePod('storeGateway'))
  await eachReceive((pod) => hub.start(pod))
  await expectEverySample()
})

test(
  'the Compactor joins the copies, deletes what it joined, and no sample is lost',
  { timeout: 900_000 },
  async (context) => {
    await eachReceive((pod) => hub.end(pod))
    await restartStoreGateway()
    await expect.poll(found, PATIENCE).toBeGreaterThan(0)
    const before = await found()
    const blocksBefore = blocksIn(s3.folder)
    // Blocks may be as young as they are, it does not wait between two looks, nor before it deletes.
    const { program } = await hub.start(onePod('compactor'), [
      '--consistency-delay=0s',
      '--wait-interval=5s',
      '--delete-delay=0s',
    ])
    const raw = () => blocksIn(s3.folder).filter(({ resolution }) => resolution === 0)
    const deletions = () => s3.answered().filter(({ method }) => method === 'DELETE').length
    await program.until(
      'has joined and deleted',
      () =>
        raw().length < blocksBefore.length &&
        deletions() > 0 &&
        raw().reduce((sum, { samples }) => sum + samples, 0) === before,
      600,
    )
    await hub.end(onePod('compactor'))
    await restartStoreGateway()
    await eachReceive((pod) => hub.start(pod))
    await expectEverySample()
    measured(context, {
      'blocks before': String(blocksBefore.length),
      'raw blocks after': String(raw().length),
      deletions: String(deletions()),
    })
  },
)

test(
  'another secret is refused, and Store Gateway does not start with it',
  { timeout: 300_000 },
  async () => {
    await hub.end(onePod('storeGateway'))
    const wrong: S3 = { ...s3, environment: { ...s3.environment, AWS_SECRET_ACCESS_KEY: 'another' } }
    await expect(
      startPart(hosts.hub, onePod('storeGateway'), { stage: hosts.stage, bucket: wrong }),
    ).rejects.toThrow(/signature/i)
  },
)
