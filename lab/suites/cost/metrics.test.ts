import { afterAll, beforeAll, expect, test } from 'vitest'
import { measured } from '../../src/results/measured.ts'
import { clusters, fleet } from '../../src/trees/clusters.ts'
import { startWorld, type World } from '../../src/world/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})

afterAll(() => world[Symbol.asyncDispose]())

const spokeSelector = `{cluster="${clusters.spoke.name}"}`

const numberOf = async (query: string): Promise<number> => {
  const [found] = await world.prometheus.query(query)
  return Number(found?.value?.[1] ?? 0)
}

/** The bytes that the collector sent to the hub's NodePort of metrics, with HTTP headers, by the kernel's count. */
const bytesSent = (): number => {
  const filter = `( dport = :${fleet.hub.ingest.metrics.nodePort} )`
  const connections = world.hosts.spoke.run('ss', '-tinH', 'state', 'established', filter)
  return [...connections.matchAll(/bytes_sent:(\d+)/g)].reduce((sum, [, bytes]) => sum + Number(bytes), 0)
}

/** The spoke's jobs: its collector has a receiver for each. */
const jobs = 6

/** `up` and the four `scrape_…` that each scrape adds about itself. */
const samplesOfScrape = 5

test('a node of the spoke has few series, and a sample takes few bytes on its way to the hub', async (context) => {
  const seen = () => numberOf(`count(up${spokeSelector} == 1)`)
  await world.prometheus.program().until('has all jobs of the spoke', async () => (await seen()) >= jobs, 120)
  const [series, nodeSeries, objectSeries] = await Promise.all([
    numberOf(`count(${spokeSelector})`),
    numberOf(`count({cluster="${clusters.spoke.name}", job=~"node-exporter|kubelet"})`),
    numberOf(`count({cluster="${clusters.spoke.name}", job="kube-state-metrics"})`),
  ])
  const scraped = await numberOf(
    `sum(sum_over_time(scrape_samples_post_metric_relabeling${spokeSelector}[15m]))`,
  )
  const scrapes = await numberOf(`sum(count_over_time(up${spokeSelector}[15m]))`)
  const samples = scraped + scrapes * samplesOfScrape
  const bytesPerSample = bytesSent() / samples
  measured(context, {
    'series of the spoke': String(series),
    'of its node': String(nodeSeries),
    'of its objects': String(objectSeries),
    'bytes a sample': bytesPerSample.toFixed(1),
  })
  expect(bytesPerSample).toBeGreaterThan(0)
  // A plain sample of remote write 1.0 with its labels takes some hundreds before it is compressed.
  expect(bytesPerSample).toBeLessThan(60)
  // Several thousand unused series for each node exhausted a hub's memory.
  expect(nodeSeries).toBeLessThan(3000)
})
