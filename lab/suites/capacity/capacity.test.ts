import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { ASSUMPTIONS } from '@fleet/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blocksIn, type Block } from '../../src/capacity/blocks.ts'
import { figuresOf, grow, sizes, WANTED } from '../../src/capacity/growth.ts'
import { compactBucket, startReaders, writeHistory, type BucketReaders } from '../../src/capacity/history.ts'
import { memoryOf } from '../../src/capacity/memory.ts'
import { startReceivers } from '../../src/capacity/receivers.ts'
import { simulatedFleet } from '../../src/capacity/simulated-fleet.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startPrometheusAlone } from '../../src/programs/prometheus.ts'
import { measured } from '../../src/results/measured.ts'

const size = sizes()

let hosts: LabHosts

beforeAll(async () => {
  hosts = await startHosts()
})

afterAll(() => hosts[Symbol.asyncDispose]())

const newStage = (): string => mkdtempSync(join(hosts.stage, 'capacity-'))

/** Minutes of a fleet of two millions of series. */
const patience = 3_600_000

test.for([1, 3])(
  'three Receives that store each series %i times grow by a line, and a series takes no more than the inventory’s rules count',
  { timeout: patience },
  async (replicationFactor, context) => {
    const receivers = await startReceivers(hosts.hub, { stage: newStage(), replicationFactor })
    try {
      const fleet = simulatedFleet(receivers.target, size.series)
      // As many copies of series as the fleet has series: three Receives then take the same memory.
      const clusters = size.clusters.map((count) => Math.ceil(count / replicationFactor))
      const growths = await grow(
        fleet,
        receivers.each.map(({ url }) => url),
        clusters,
      )
      // The first also routes: what it forwards waits in its memory.
      const [router, growth] = growths
      if (!router || !growth) throw new Error('no Receive ran')
      const held = growths.reduce((sum, { largest }) => sum + largest.series, 0)
      expect(held).toBe((clusters.at(-1) ?? 0) * size.series * replicationFactor)
      expect(growth.live.slope.value).toBeLessThan(ASSUMPTIONS.bytesOfASeries.value)
      expect(growth.resident.slope.value).toBeLessThan(2 * ASSUMPTIONS.bytesOfASeries.value)
      measured(context, figuresOf(growth, (WANTED.series * replicationFactor) / 3))
    } finally {
      await Promise.all(receivers.each.map(({ program }) => program.kill('SIGKILL')))
    }
  },
)

test(
  'one Prometheus grows by a line, and a series takes no more than the inventory’s rules count',
  { timeout: patience },
  async (context) => {
    const prometheus = await startPrometheusAlone(hosts.hub, {
      retention: '7d',
      enableRemoteWriteReceiver: true,
      tsdb: { outOfOrderTimeWindow: '1h' },
    })
    try {
      const fleet = simulatedFleet({ url: `${prometheus.address}/api/v1/write` }, size.series)
      const [growth] = await grow(
        fleet,
        [prometheus.address],
        size.clusters.map((count) => Math.ceil(count / 4)),
      )
      if (!growth) throw new Error('no Prometheus ran')
      expect(growth.live.slope.value).toBeLessThan(ASSUMPTIONS.bytesOfASeries.value)
      measured(context, figuresOf(growth, WANTED.series))
    } finally {
      await prometheus.program().kill('SIGKILL')
    }
  },
)

const bytesPerSample = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { bytes }) => sum + bytes, 0) / blocks.reduce((sum, { samples }) => sum + samples, 0)

const inBytes = (bytes: number): string => `${bytes.toFixed(2)} B`

const samplesIn = (blocks: readonly Block[], resolution = 0): number =>
  blocks.filter((block) => block.resolution === resolution).reduce((sum, { samples }) => sum + samples, 0)

/** Two weeks, so that the Compactor thins to an hour: it does that to blocks of more than ten days. */
const longHistory = { clusters: 2, series: 150, hours: 14 * 24 }

test(
  'a bucket takes few bytes for a sample, and for its values of five minutes and of an hour',
  { timeout: patience },
  async (context) => {
    const stage = newStage()
    const receivers = await startReceivers(hosts.hub, { stage, replicationFactor: 3 })
    const sent = await writeHistory(receivers.target, longHistory, longHistory.hours)
    await receivers.stop()
    const { bucket } = receivers
    const copies = samplesIn(blocksIn(bucket))
    const run = { bucket, stage }
    const { blocks, ...cost } = await compactBucket(hosts.hub, run, (now) =>
      [300, 3600].every((resolution) => now.some((block) => block.resolution === resolution)),
    )
    expect(samplesIn(blocks)).toBeLessThan(copies)
    const of = (resolution: number) => blocks.filter((block) => block.resolution === resolution)
    const { bytesOfAThinnedPoint, bytesOfASample } = ASSUMPTIONS
    expect(bytesPerSample(of(0))).toBeLessThan(2 * bytesOfASample.value)
    for (const resolution of [300, 3600])
      expect(bytesPerSample(of(resolution))).toBeLessThan(1.25 * bytesOfAThinnedPoint.value)
    measured(context, {
      'samples sent': String(sent),
      'copies in the bucket': String(copies),
      'bytes of a sample': inBytes(bytesPerSample(of(0))),
      'bytes of a value for five minutes': inBytes(bytesPerSample(of(300))),
      'bytes of a value for an hour': inBytes(bytesPerSample(of(3600))),
      'peak memory of the Compactor': `${Math.round(cost.peakMemory / 2 ** 20)} MiB`,
      'its CPU for a million samples': `${((cost.cpuSeconds * 1e6) / copies).toFixed(2)} s`,
    })
  },
)

/** Panels of the fleet's dashboards, by what they ask of one cluster and of all. */
const panels = {
  'a panel of one cluster':
    'sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{cluster="cluster-0000"}[5m]))',
  'a panel of all clusters': 'sum by (cluster) (container_memory_working_set_bytes)',
} as const

/** A day of so many clusters, each with the same series. */
const dayOf = (clusters: number) => ({ clusters, series: 1000 })

/** What a person waits for a panel, in seconds. */
const PATIENCE_OF_A_PERSON = 10

test(
  'a day of every size is answered through Query and Store Gateway within seconds',
  { timeout: patience },
  async (context) => {
    const points: { series: number; memory: number; bytesOfIndex: number }[] = []
    const seconds: Record<string, string[]> = {}
    for (const clusters of size.clusters.map((count) => Math.ceil(count / 5))) {
      const stage = newStage()
      mkdirSync(join(stage, 'bucket'), { recursive: true })
      const receivers = await startReceivers(hosts.hub, { stage, replicationFactor: 1 })
      await writeHistory(receivers.target, dayOf(clusters), 24)
      await receivers.stop()
      const readers: BucketReaders = await startReaders(hosts.hub, { bucket: receivers.bucket, stage })
      const blocks = blocksIn(receivers.bucket)
      for (const [panel, promql] of Object.entries(panels)) {
        const answer = await readers.ask(promql, 24)
        expect(answer.series).toBeGreaterThan(0)
        expect(answer.seconds).toBeLessThan(PATIENCE_OF_A_PERSON)
        seconds[panel] = [...(seconds[panel] ?? []), `${answer.seconds.toFixed(2)} s of ${clusters}`]
      }
      points.push({
        series: clusters * dayOf(clusters).series,
        memory: (await memoryOf(readers.store.url)).live,
        bytesOfIndex: blocks.reduce((sum, { indexBytes }) => sum + indexBytes, 0),
      })
      await readers.stop()
    }
    measured(context, {
      ...Object.fromEntries(Object.entries(seconds).map(([panel, all]) => [panel, all.join(', ')])),
      'index of a series': points
        .map(({ series, bytesOfIndex }) => `${Math.round(bytesOfIndex / series)} B of ${series}`)
        .join(', '),
      'live memory of Store Gateway': points
        .map(({ series, memory }) => `${Math.round(memory / 2 ** 20)} MiB of ${series} series`)
        .join(', '),
    })
  },
)
