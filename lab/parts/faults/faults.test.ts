import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  type TestContext,
} from 'vitest'
import { compressedTime } from '../../src/faults/compressed-time.ts'
import { answerToPush, endIngester } from '../../src/faults/failing-loki.ts'
import { inAll, nodeExporter, startScrapes, type Missing, type Scrapes } from '../../src/faults/scrapes.ts'
import { giveSmallDisk, refusedLines } from '../../src/faults/small-disk.ts'
import { isTold } from '../../src/faults/told.ts'
import { gatewayFault } from '../../src/hosts/forwarding.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import type { Program } from '../../src/hosts/program.ts'
import type { ContainerLog } from '../../src/logs/container-log.ts'
import { lineViolations } from '../../src/logs/checks.ts'
import { deliveryOf, untilDelivered } from '../../src/logs/delivery.ts'
import { logOfPod, startLogCluster, type LogCluster } from '../../src/logs/log-cluster.ts'
import { needStore, storeNames, whereGiven, type LogStore } from '../../src/logs/log-store.ts'
import { logWriter, type LogWriter } from '../../src/logs/log-writer.ts'
import { spokeCollector, startCollector } from '../../src/programs/collector.ts'
import type { Loki } from '../../src/programs/loki.ts'
import { startLogStore } from '../../src/programs/start-log-store.ts'
import { receivingConfiguration, startPrometheus, type Prometheus } from '../../src/programs/prometheus.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'

let hosts: LabHosts
let store: LogStore
let prometheus: Prometheus
let spoke: LogCluster
let scrapes: Scrapes
let logs: readonly ContainerLog[]
let collector: Program

/** @param times how much faster its time goes than the committed configuration's */
const startSpoke = async (times = 1): Promise<void> => {
  const spec = spokeCollector()
  const configuration = times === 1 ? spec.configuration : compressedTime(spec.configuration, times)
  collector = await startCollector(hosts.spoke, {
    spec,
    server: spoke.server,
    stage: hosts.stage,
    configuration,
  })
}

const restartSpoke = async (times: number): Promise<void> => {
  await collector.kill('SIGKILL')
  await startSpoke(times)
}

const startAll = async (storeName: LogStore['name']): Promise<void> => {
  hosts = await startHosts()
  ;[store, prometheus, spoke] = await Promise.all([
    startLogStore(hosts.hub, storeName),
    startPrometheus(hosts.hub, receivingConfiguration()),
    startLogCluster(hosts.spoke, clusters.spoke, hosts.stage),
  ])
  scrapes = await startScrapes(hosts.spoke, prometheus)
  const pods = await spoke.kubelet.pods()
  logs = pods
    .filter(({ metadata }) => !metadata.name.startsWith('otel-collector'))
    .map((pod) => logOfPod(hosts.spoke, pod))
  await startSpoke()
}

interface Outcome {
  /** Lines that the store has not, and lines that it gives more than once. */
  readonly lost: number
  readonly twice: number
  /** Lines that reached the store more than once. Loki counts what reaches it until it is restarted. */
  readonly sentTwice: number | undefined
  /** Scrapes that Prometheus has not. */
  readonly scrapesLost: number
}

/** What must become of lines and samples where no process that holds them is killed. */
const none = { lost: 0, twice: 0, scrapesLost: 0 }

/** What may be sent twice when a collector is killed: a second's lines in each of the four requests that may be on their way. */
const expectOnlyInFlightTwice = ({ lost, twice, sentTwice }: Outcome, linesPerSecond: number): void => {
  expect(lost).toBe(0)
  expect(twice).toBeLessThanOrEqual(4 * linesPerSecond)
  expect(sentTwice).toBeLessThanOrEqual(4 * linesPerSecond)
}

type Context = Pick<TestContext, 'task'>

/** Looks from now on at what becomes of scrapes and of lines, which are all one writer's. */
const watch = async (context: Context) => {
  const before = await scrapes.counts()
  const receivedBefore = await store.received()
  const sentTwice = async (written: number): Promise<number | undefined> => {
    const received = await store.received()
    return received.since === receivedBefore.since
      ? received.lines - receivedBefore.lines - written
      : undefined
  }
  return {
    before,
    /** What became of them once the store has all lines, put beside the line of the test with other figures. */
    outcome: async (writer: LogWriter, figures: Readonly<Record<string, string>> = {}): Promise<Outcome> => {
      const seconds = await untilDelivered(store, writer, 120)
      const { written, lost, twice, sentAgain } = await deliveryOf(store, writer)
      const again = sentAgain ?? (await sentTwice(written))
      const missing = inAll(await scrapes.missing(before))
      measured(context, {
        lines: String(written),
        lost: String(lost),
        twice: String(twice),
        ...(again !== undefined && { 'sent twice': String(again) }),
        ...scrapeFigures(missing),
        'caught up after': `${seconds.toFixed(1)} s`,
        'peak memory': `${Math.round(collector.peakMemory() / 2 ** 20)} MiB`,
        ...figures,
      })
      return { lost, twice, sentTwice: again, scrapesLost: missing.lost }
    },
  }
}

const sumOfCounts = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

const scrapeFigures = ({ made, lost }: Missing): Readonly<Record<string, string>> => ({
  scrapes: String(made),
  'scrapes lost': String(lost),
})

const tenTimes = { time: '10 times as fast' }

describe.each(storeNames)('%s', (storeName) => {
  beforeEach(needStore(storeName))

  beforeAll(() => whereGiven(storeName, () => startAll(storeName)))

  afterAll(() => whereGiven(storeName, () => hosts[Symbol.asyncDispose]()))

  test('a link cut for one minute delays lines and samples, and loses none', async (context) => {
    const { outcome } = await watch(context)
    const writer = logWriter(logs)
    hosts.cutLink()
    await writer.writeFor(60, 20)
    hosts.mendLink()
    expect(await outcome(writer, { time: 'real' })).toMatchObject(none)
  })

  // The same number of scrapes, attempts and waiting requests in less time, and as many lines as at 5 a second.
  test.for([
    [10, 30],
    [60, 120],
  ] as const)(
    'a link cut for %i minutes, in time %i times as fast, loses none',
    async ([minutes, times], context) => {
      await restartSpoke(times)
      const { outcome } = await watch(context)
      const writer = logWriter(logs)
      const seconds = (minutes * 60) / times
      hosts.cutLink()
      await writer.writeFor(seconds, (minutes * 60 * 5) / seconds)
      hosts.mendLink()
      expect(await outcome(writer)).toMatchObject(none)
    },
  )

  test('a hub that is killed and started again loses no line and no sample', async (context) => {
    await restartSpoke(10)
    const { outcome } = await watch(context)
    const writer = logWriter(logs)
    const writing = writer.writeFor(20, 200)
    await Promise.all([store.crash(), prometheus.restart('SIGKILL')])
    await writing
    expect(await outcome(writer, tenTimes)).toMatchObject(none)
  })

  test('a collector that is killed in mid-batch loses no line, and of samples what it held in memory', async (context) => {
    const { before, outcome } = await watch(context)
    const kills = 3
    const writer = logWriter(logs)
    const writing = writer.writeFor(8, 1000)
    for (let kill = 0; kill < kills; kill += 1) await restartSpoke(10)
    await writing
    const found = await outcome(writer, { kills: String(kills), ...tenTimes })
    expectOnlyInFlightTwice(found, 1000)
    // Samples wait in memory: with the hub in reach, the scrape that each exporter had just given.
    expect(found.scrapesLost).toBeLessThanOrEqual(kills * Object.keys(before).length)
  })

  test('a spoke that is rebooted while it is offline loses no line, and no sample from then on', async (context) => {
    const { before, outcome } = await watch(context)
    const writer = logWriter(logs)
    hosts.cutLink()
    await writer.writeFor(3, 200)
    const { start } = collector
    const others = (await hosts.spoke.reboot()).filter(({ name }) => name !== start.name)
    writer.write(200)
    // The collector's container is there before the cluster's API: it waits, for it knows no pod yet.
    collector = hosts.spoke.start(start)
    await collector.until('looks for its pods', () => collector.log().includes('k8s filtering'))
    for (const other of others) hosts.spoke.start(other)
    await collector.until('is ready', () => collector.log().includes('Everything is ready'))
    const atReboot = await scrapes.counts()
    await writer.writeFor(3, 200)
    await collector.until('scrapes every exporter', async () =>
      Object.entries(await scrapes.counts()).every(([name, count]) => count > (atReboot[name] ?? 0)),
    )
    hosts.mendLink()
    const inMemory = sumOfCounts(atReboot) - sumOfCounts(before)
    const found = await outcome(writer, { 'scrapes before the reboot': String(inMemory), ...tenTimes })
    expectOnlyInFlightTwice(found, 200)
    expect(found.scrapesLost).toBeLessThanOrEqual(inMemory)
    expect(inAll(await scrapes.missing(atReboot)).lost).toBe(0)
  })

  // What nginx answers for a store that is busy, away, restarting or slow. Of those the collector must take none for final.
  test.for([429, 502, 503, 504])(
    'a gateway that answers %i delays lines and loses none',
    async (status, context) => {
      const { outcome } = await watch(context)
      const writer = logWriter(logs)
      hosts.hub.write(gatewayFault, String(status))
      await writer.writeFor(3, 200)
      hosts.hub.run('rm', gatewayFault)
      expect(await outcome(writer, tenTimes)).toMatchObject(none)
    },
  )

  // What only Loki has: parts that fail apart.
  test.for(
    storeName === 'Loki'
      ? ['a Loki that fails inside answers OTLP with what is tried again, and loses no line']
      : [],
  )('%s', async (_title, context) => {
    const { outcome } = await watch(context)
    const writer = logWriter(logs)
    await endIngester(store as Loki)
    // The collector takes 500 for final, 503 not.
    expect(await answerToPush(hosts.hub)).toBe(503)
    const refusals = () => collector.log().split('HTTP Status Code 503').length
    const refusalsBefore = refusals()
    await writer.writeFor(3, 200)
    await collector.until('was refused', () => refusals() > refusalsBefore)
    await store.crash()
    expect(await outcome(writer, tenTimes)).toMatchObject(none)
  })

  test('a slow link delays lines and loses none', async (context) => {
    const { outcome } = await watch(context)
    const writer = logWriter(logs)
    hosts.limitLink(256)
    await writer.writeFor(5, 500)
    const found = await outcome(writer, { link: '256 kbit/s', ...tenTimes })
    hosts.limitLink(undefined)
    expect(found).toMatchObject(none)
  })

  // The clock of a process cannot be set apart from the machine's: the times of lines are, which the runtime writes.
  test.for([
    ['behind', -3_600_000],
    ['ahead', 3_600_000],
  ] as const)('a clock an hour %s loses no line, nor once it is set', async ([, clockError], context) => {
    const { outcome } = await watch(context)
    const writer = logWriter(logs, { clockError })
    writer.write(200)
    expect(await outcome(writer, tenTimes)).toMatchObject(none)
    const afterwards = await watch(context)
    const rightAgain = logWriter(logs)
    rightAgain.write(200)
    expect(await afterwards.outcome(rightAgain, tenTimes)).toMatchObject(none)
  })

  test.for([
    ['behind', -3_600_000],
    ['ahead', 3_600_000],
  ] as const)(
    'an exporter that writes times an hour %s loses no sample: they are of when they were scraped',
    async ([, clockError], context) => {
      const before = await scrapes.counts()
      const scrapesOf = async () => (await scrapes.counts())[nodeExporter] ?? 0
      scrapes.setClock(nodeExporter, clockError)
      const wanted = (await scrapesOf()) + 3
      await collector.until('scrapes', async () => (await scrapesOf()) >= wanted)
      const missing = await scrapes.missing(before)
      scrapes.setClock()
      measured(context, {
        ...scrapeFigures(inAll(missing)),
        ...tenTimes,
      })
      expect(inAll(missing).lost).toBe(0)
    },
  )

  test('a flood of 20,000 lines a second loses none', async (context) => {
    const { outcome } = await watch(context)
    const writer = logWriter(logs)
    await writer.writeFor(10, 20_000)
    expect(await outcome(writer, tenTimes)).toMatchObject(none)
  })

  const startOnSmallDisk = async () => {
    await collector.kill('SIGKILL')
    const disk = giveSmallDisk(hosts.spoke, 8)
    onTestFinished(async () => {
      hosts.mendLink()
      await collector.kill('SIGKILL')
      disk.remove()
    })
    await startSpoke(10)
    return disk
  }

  const cannotKeepLines = () => collector.until('cannot keep lines', () => refusedLines(hosts.spoke) > 0)

  /** More lines than the small disk holds, while the hub is away. */
  const fillSmallDisk = async (): Promise<LogWriter> => {
    const writer = logWriter(logs, { bytes: 1000 })
    hosts.cutLink()
    await writer.writeFor(5, 2000)
    await cannotKeepLines()
    return writer
  }

  const fullDiskIsTold = () => collector.until('is told', () => isTold(prometheus, 'CollectorRefusesLogs'))

  const refusedFigure = (): Readonly<Record<string, string>> => ({
    'refused, counted at each attempt': String(refusedLines(hosts.spoke)),
  })

  /** With room again, everything new arrives; and with it all that waited before. */
  const expectNewLines = async (): Promise<void> => {
    const writer = logWriter(logs)
    writer.write(1000)
    await untilDelivered(store, writer)
    expect(lineViolations(await deliveryOf(store, writer))).toEqual([])
  }

  test('a full disk is told of, and what it cannot hold waits in the files: no line is lost', async (context) => {
    const disk = await startOnSmallDisk()
    const { outcome } = await watch(context)
    const writer = await fillSmallDisk()
    const free = disk.freeBytes()
    hosts.mendLink()
    // The disk stays full meanwhile: the file of the queue does not shrink.
    expect(
      await outcome(writer, { ...refusedFigure(), 'bytes free': String(free), ...tenTimes }),
    ).toMatchObject(none)
    await fullDiskIsTold()
    disk.grow(64)
    await expectNewLines()
  })

  /** Four requests under way and one that is gathered, of a MiB each: a line takes more than its text. */
  const linesInFlight = (bytes: number): number => (5 * 2 ** 20) / bytes

  test('a collector that is killed while its disk is full loses no more than it was sending, and is told of', async (context) => {
    const disk = await startOnSmallDisk()
    const writer = await fillSmallDisk()
    await collector.kill('SIGKILL')
    await startSpoke(10)
    await cannotKeepLines()
    const figures = refusedFigure()
    hosts.mendLink()
    disk.grow(64)
    await expectNewLines()
    await fullDiskIsTold()
    const { written, lost, twice } = await deliveryOf(store, writer)
    measured(context, {
      lines: String(written),
      lost: String(lost),
      twice: String(twice),
      ...figures,
      ...tenTimes,
    })
    expect(lost).toBeLessThanOrEqual(linesInFlight(writer.bytes))
  })
})
