import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { needStore, whereGiven } from '../../src/logs/log-store.ts'
import { startLokiAlone, type LokiAlone } from '../../src/programs/loki.ts'
import { startS3, type S3 } from '../../src/programs/s3.ts'
import { measured } from '../../src/results/measured.ts'
import { valuesInBucket, valuesOnVolume } from '../../src/transitions/logs-to-bucket.ts'

/*
 * A fleet moves its logs from a volume to a bucket, by the steps of docs/guides/storage.md. The second period begins today, at
 * midnight in UTC: what is written before the move is of yesterday.
 */

const hour = 3_600_000
const day = 24 * hour
const midnight = Math.floor(Date.now() / day) * day
const address = { endpoint: 'https://s3.lab.example', region: 'eu-central-1', bucket: 'lab-logs' }

let hosts: LabHosts
let s3: S3
let loki: LokiAlone

beforeEach(needStore('Loki'))

beforeAll(() =>
  whereGiven('Loki', async () => {
    hosts = await startHosts()
    s3 = await startS3(hosts.hub, hosts.stage, address)
    loki = await startLokiAlone(hosts.hub, { values: valuesOnVolume() })
  }),
)

afterAll(() => whereGiven('Loki', () => hosts[Symbol.asyncDispose]()))

/** How Loki runs once its logs go to the bucket from today on. */
const inBucket = () => ({
  values: valuesInBucket(address, new Date(midnight).toISOString().slice(0, 10)),
  env: s3.environment,
})

/** Writes lines with a mark, a second apart from a time on, as a stream of their own. */
const write = async (mark: string, from: number, count = 50): Promise<void> => {
  const values = Array.from({ length: count }, (_, index) => [
    String(BigInt(from + index * 1000) * 1_000_000n),
    `${mark} ${index}`,
  ])
  const answer = await fetch(`${loki.address}/loki/api/v1/push`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ streams: [{ stream: { cluster: 'lab', mark }, values }] }),
  })
  expect(answer.status).toBe(204)
}

const found = async (mark: string, from: number, to: number): Promise<number> =>
  (await loki.lines(mark, { from, to })).length

const flush = async (): Promise<void> => {
  expect((await fetch(`${loki.address}/flush`, { method: 'POST' })).status).toBe(204)
}

test('a line of hours ago is found while it is in memory', async () => {
  const from = Date.now() - 4 * hour
  await write('slow-stream', from)
  expect(await found('slow-stream', from - 60_000, from + 120_000)).toBe(50)
})

test('lines of the volume and of the bucket are found in one query, also after a restart', async (context) => {
  await write('moving of-yesterday', midnight - 2 * hour)
  await flush()
  await loki.restart(inBucket())
  expect(s3.objects()).toEqual([])
  const now = Math.max(midnight, Date.now() - 60_000)
  await write('moving of-today', now)
  await flush()
  await loki.program().until('has stored in the bucket', () => s3.objects().length > 0, 120)
  const both = () => found('moving', midnight - 3 * hour, Date.now() + 60_000)
  expect(await both()).toBe(100)
  await loki.restart(inBucket())
  expect(await both()).toBe(100)
  measured(context, { 'objects in the bucket': String(s3.objects().length) })
})

test('Loki starts while its bucket is out of reach, and finds what is on the volume', async () => {
  await s3.stop()
  await loki.restart(inBucket())
  expect(await found('of-yesterday', midnight - 3 * hour, midnight - hour)).toBe(50)
  await s3.start()
})
