import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blocksIn } from '../../src/capacity/blocks.ts'
import { writeHistory } from '../../src/capacity/history.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startPrometheusAlone, type Prometheus } from '../../src/programs/prometheus.ts'
import { bucketInFolder, runThanos } from '../../src/programs/thanos.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startThanosHub, type ThanosHub } from '../../src/thanos/hub.ts'
import { podsOf } from '../../src/thanos/parts.ts'
import { storedSamples } from '../../src/thanos/stored.ts'

/*
 * A fleet moves from one Prometheus to Thanos and back, by the commands of docs/guides/thanos.md. The samples of five days
 * are counted after each move.
 */

const days = 5
const fleet = { clusters: 2, series: 80 }
const data = '/var/prometheus'

let hosts: LabHosts
let hub: ThanosHub
let prometheus: Prometheus
let sent: number

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  prometheus = await startPrometheusAlone(hosts.hub, {
    retention: '30d',
    enableRemoteWriteReceiver: true,
    tsdb: { outOfOrderTimeWindow: '1h' },
  })
  sent = await writeHistory({ url: `${prometheus.address}/api/v1/write` }, fleet, days * 24)
})

afterAll(() => hosts[Symbol.asyncDispose]())

/** The samples that Prometheus has not yet written to a block: a block is of two hours, and written an hour later. */
const inHead = (): number =>
  sent - blocksIn(hosts.hub.file(data)).reduce((sum, { samples }) => sum + samples, 0)

test(
  'from Prometheus to Thanos: every block that is uploaded is found by Query',
  { timeout: 600_000 },
  async (context) => {
    expect(await storedSamples(prometheus, days + 1)).toBe(sent)
    await prometheus.program().stop()
    const kept = inHead()
    const bucket = join(hosts.stage, 'bucket')
    mkdirSync(bucket, { recursive: true })
    runThanos(
      hosts.hub,
      ...['tools', 'bucket', 'upload-blocks', `--path=${data}`],
      ...['--label=receive_replica="prometheus"', '--label=tenant_id="default-tenant"'],
      ...['--shipper.upload-compacted', `--objstore.config=${bucketInFolder(bucket)}`],
    )
    hub = await startThanosHub(hosts.hub, hosts.stage, ['receive', 'storeGateway', 'query'])
    const found = await storedSamples(hub.query, days + 1)
    expect(found).toBe(sent - kept)
    measured(context, { samples: String(sent), uploaded: String(found), 'not yet in a block': String(kept) })
  },
)

test('and back: Prometheus has every sample of the bucket', { timeout: 600_000 }, async (context) => {
  const before = await storedSamples(hub.query, days + 1)
  const written = await writeHistory({ url: hub.writesOfLab }, { clusters: 1, series: 50 }, 2)
  // Receives write their heads at their end, and upload them.
  for (const pod of podsOf('receive')) await hub.end(pod)
  const copies = join(hosts.stage, 'copies')
  mkdirSync(copies, { recursive: true })
  runThanos(
    hosts.hub,
    ...['tools', 'bucket', 'replicate', '--single-run', '--resolution=0s', '--compaction-max=10'],
    ...['--ignore-marked-for-deletion', `--objstore.config=${bucketInFolder(hub.bucket)}`],
    `--objstore-to.config=${bucketInFolder(copies)}`,
    '--http-address=127.0.0.1:21999',
  )
  hosts.hub.run('rm', '-rf', data)
  hosts.hub.run('mkdir', '-p', data)
  for (const block of readdirSync(copies).filter((name) => /^[0-9A-Z]{26}$/.test(name)))
    cpSync(join(copies, block), hosts.hub.file(join(data, block)), { recursive: true })
  await prometheus.restart('SIGKILL')
  const found = await storedSamples(prometheus, days + 1)
  // The newest sample of each series is in the log of a Receive: what was written last, while the head was open.
  expect(found).toBeGreaterThanOrEqual(before)
  measured(context, {
    'in the bucket before': String(before),
    'written since': String(written),
    'in Prometheus': String(found),
  })
})
