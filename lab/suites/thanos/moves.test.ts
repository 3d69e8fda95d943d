import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blocksIn } from '../../src/capacity/blocks.ts'
import { writeHistory } from '../../src/capacity/history.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { startPrometheusAlone, type Prometheus } from '../../src/programs/prometheus.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startThanosHub, type ThanosHub } from '../../src/thanos/hub.ts'
import { podsOf } from '../../src/thanos/parts.ts'
import { playGuide } from '../../src/thanos/play-guide.ts'
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

const startPrometheus = () =>
  startPrometheusAlone(hosts.hub, {
    retention: '30d',
    enableRemoteWriteReceiver: true,
    tsdb: { outOfOrderTimeWindow: '1h' },
  })

const stored = (store: Prometheus) => storedSamples(store, days + 1)

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  prometheus = await startPrometheus()
  sent = await writeHistory({ url: `${prometheus.address}/api/v1/write` }, fleet, days * 24)
})

afterAll(() => hosts[Symbol.asyncDispose]())

test(
  'from Prometheus to Thanos: Query finds every sample that Prometheus has in a block',
  { timeout: 600_000 },
  async (context) => {
    expect(await stored(prometheus)).toBe(sent)
    const bucket = join(hosts.stage, 'bucket')
    mkdirSync(bucket)
    // Prometheus runs on, and the commands may run again.
    for (const _ of ['first', 'again'])
      playGuide(hosts.hub, 'From Prometheus to Thanos', { prometheus: data, bucket })
    const inBlocks = blocksIn(hosts.hub.file(data)).reduce((sum, { samples }) => sum + samples, 0)
    hub = await startThanosHub(hosts.hub, hosts.stage, ['receive', 'storeGateway', 'query'])
    expect(await stored(hub.query)).toBe(inBlocks)
    measured(context, { samples: String(sent), 'not yet in a block': String(sent - inBlocks) })
  },
)

test(
  'and back: Prometheus finds every sample of the bucket, without a restart',
  { timeout: 600_000 },
  async (context) => {
    await writeHistory({ url: hub.writesOfLab }, { clusters: 1, series: 50 }, 2)
    // Receives write their heads at their end, and upload them.
    for (const pod of podsOf('receive')) await hub.end(pod)
    const [store] = podsOf('storeGateway')
    if (!store) throw new Error('the tree has no Store Gateway')
    await hub.end(store)
    await hub.start(store)
    const inBucket = await stored(hub.query)
    await prometheus.program().stop()
    hosts.hub.run('rm', '-rf', data)
    prometheus = await startPrometheus()
    playGuide(hosts.hub, 'Back to Prometheus', { prometheus: data, bucket: hub.bucket })
    await until('Prometheus has read the blocks', async () => (await stored(prometheus)) >= inBucket, {
      seconds: 150,
      every: 5000,
    })
    expect(await stored(prometheus)).toBe(inBucket)
    measured(context, { samples: String(inBucket) })
  },
)
