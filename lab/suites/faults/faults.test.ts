import { describe, expect, onTestFinished, test } from 'vitest'
import { answerToPush, endIngester } from '../../src/faults/failing-loki.ts'
import { inAll, nodeExporter } from '../../src/faults/scrapes.ts'
import { giveSmallDisk, refusedLines } from '../../src/faults/small-disk.ts'
import { isFiring } from '../../src/faults/is-firing.ts'
import { useFaultLab } from '../../src/faults/use-fault-lab.ts'
import { none, scrapeFigures, watch, type Outcome } from '../../src/faults/watch.ts'
import { gatewayFault } from '../../src/hosts/forwarding.ts'
import { lineViolations } from '../../src/logs/checks.ts'
import { deliveryOf, untilDelivered } from '../../src/logs/delivery.ts'
import { storeNames } from '../../src/logs/log-store.ts'
import { logWriter, type LogWriter } from '../../src/logs/log-writer.ts'
import type { Loki } from '../../src/programs/loki.ts'
import { measured } from '../../src/results/measured.ts'

/** The lines that a killed collector may send twice: a second's lines in each of four concurrent requests. */
const expectOnlyInFlightTwice = ({ lost, twice, sentTwice }: Outcome, linesPerSecond: number): void => {
  expect(lost).toBe(0)
  expect(twice).toBeLessThanOrEqual(4 * linesPerSecond)
  expect(sentTwice).toBeLessThanOrEqual(4 * linesPerSecond)
}

const sumOfCounts = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

const tenTimes = { time: '10 times as fast' }

describe.each(storeNames)('%s', (storeName) => {
  const lab = useFaultLab(storeName)

  test('a hub that is killed and started again loses no line and no sample', async (context) => {
    await lab.restartSpoke(10)
    const { outcome } = await watch(lab, context)
    const writer = logWriter(lab.logs)
    const writing = writer.writeFor(20, 200)
    await Promise.all([lab.store.crash(), lab.prometheus.restart('SIGKILL')])
    await writing
    expect(await outcome(writer, tenTimes)).toMatchObject(none)
  })

  test('a collector that is killed in mid-batch loses no line, and of samples what it held in memory', async (context) => {
    const { before, outcome } = await watch(lab, context)
    const kills = 3
    const writer = logWriter(lab.logs)
    const writing = writer.writeFor(8, 1000)
    for (let kill = 0; kill < kills; kill += 1) await lab.restartSpoke(10)
    await writing
    const found = await outcome(writer, { kills: String(kills), ...tenTimes })
    expectOnlyInFlightTwice(found, 1000)
    // Samples wait in memory: with the hub in reach, the last scrape of each exporter.
    expect(found.scrapesLost).toBeLessThanOrEqual(kills * Object.keys(before).length)
  })

  test('a spoke that is rebooted while it is offline loses no line, and no sample from then on', async (context) => {
    const { before, outcome } = await watch(lab, context)
    const writer = logWriter(lab.logs)
    lab.hosts.cutLink()
    await writer.writeFor(3, 200)
    const { start } = lab.collector
    const others = (await lab.hosts.spoke.reboot()).filter(({ name }) => name !== start.name)
    writer.write(200)
    // The collector's container starts before the cluster's API: it waits, for it knows no pod yet.
    lab.collector = lab.hosts.spoke.start(start)
    await lab.collector.until('looks for its pods', () => lab.collector.log().includes('k8s filtering'))
    for (const other of others) lab.hosts.spoke.start(other)
    await lab.collector.until('is ready', () => lab.collector.log().includes('Everything is ready'))
    const atReboot = await lab.scrapes.counts()
    await writer.writeFor(3, 200)
    await lab.collector.until('scrapes every exporter', async () =>
      Object.entries(await lab.scrapes.counts()).every(([name, count]) => count > (atReboot[name] ?? 0)),
    )
    lab.hosts.fixLink()
    const inMemory = sumOfCounts(atReboot) - sumOfCounts(before)
    const found = await outcome(writer, { 'scrapes before the reboot': String(inMemory), ...tenTimes })
    expectOnlyInFlightTwice(found, 200)
    expect(found.scrapesLost).toBeLessThanOrEqual(inMemory)
    expect(inAll(await lab.scrapes.missing(atReboot)).lost).toBe(0)
  })

  // nginx' answers for a store that is busy, down, restarting or slow. The collector must retry all of them.
  test.for([429, 502, 503, 504])(
    'a gateway that answers %i delays lines and loses none',
    async (status, context) => {
      const { outcome } = await watch(lab, context)
      const writer = logWriter(lab.logs)
      lab.hosts.hub.write(gatewayFault, String(status))
      await writer.writeFor(3, 200)
      lab.hosts.hub.run('rm', gatewayFault)
      expect(await outcome(writer, tenTimes)).toMatchObject(none)
    },
  )

  // Only Loki has components that fail separately.
  test.for(
    storeName === 'Loki'
      ? ['a Loki that fails inside answers OTLP with what is tried again, and loses no line']
      : [],
  )('%s', async (_title, context) => {
    const { outcome } = await watch(lab, context)
    const writer = logWriter(lab.logs)
    await endIngester(lab.store as Loki)
    // The collector takes 500 as final, and retries 503.
    expect(await answerToPush(lab.hosts.hub)).toBe(503)
    const refusals = () => lab.collector.log().split('HTTP Status Code 503').length
    const refusalsBefore = refusals()
    await writer.writeFor(3, 200)
    await lab.collector.until('was refused', () => refusals() > refusalsBefore)
    await lab.store.crash()
    expect(await outcome(writer, tenTimes)).toMatchObject(none)
  })

  test('a slow link delays lines and loses none', async (context) => {
    const { outcome } = await watch(lab, context)
    const writer = logWriter(lab.logs)
    lab.hosts.limitLink(256)
    await writer.writeFor(5, 500)
    const found = await outcome(writer, { link: '256 kbit/s', ...tenTimes })
    lab.hosts.limitLink(undefined)
    expect(found).toMatchObject(none)
  })

  // A process has the machine's clock: so the times that the runtime writes are changed.
  test.for([
    ['behind', -3_600_000],
    ['ahead', 3_600_000],
  ] as const)('a clock an hour %s loses no line, nor once it is set', async ([, clockError], context) => {
    const { outcome } = await watch(lab, context)
    const writer = logWriter(lab.logs, { clockError })
    writer.write(200)
    expect(await outcome(writer, tenTimes)).toMatchObject(none)
    const afterwards = await watch(lab, context)
    const rightAgain = logWriter(lab.logs)
    rightAgain.write(200)
    expect(await afterwards.outcome(rightAgain, tenTimes)).toMatchObject(none)
  })

  test.for([
    ['behind', -3_600_000],
    ['ahead', 3_600_000],
  ] as const)(
    'an exporter that writes times an hour %s loses no sample: they are of when they were scraped',
    async ([, clockError], context) => {
      const before = await lab.scrapes.counts()
      const scrapesOf = async () => (await lab.scrapes.counts())[nodeExporter] ?? 0
      lab.scrapes.setClock(nodeExporter, clockError)
      const wanted = (await scrapesOf()) + 3
      await lab.collector.until('scrapes', async () => (await scrapesOf()) >= wanted)
      const missing = await lab.scrapes.missing(before)
      lab.scrapes.setClock()
      measured(context, {
        ...scrapeFigures(inAll(missing)),
        ...tenTimes,
      })
      expect(inAll(missing).lost).toBe(0)
    },
  )

  test('a flood of 20,000 lines a second loses none', async (context) => {
    const { outcome } = await watch(lab, context)
    const writer = logWriter(lab.logs)
    await writer.writeFor(10, 20_000)
    expect(await outcome(writer, tenTimes)).toMatchObject(none)
  })

  const startOnSmallDisk = async () => {
    await lab.collector.kill('SIGKILL')
    const disk = giveSmallDisk(lab.hosts.spoke, 8)
    onTestFinished(async () => {
      lab.hosts.fixLink()
      await lab.collector.kill('SIGKILL')
      disk.remove()
    })
    await lab.startSpoke(10)
    return disk
  }

  const cannotKeepLines = () =>
    lab.collector.until('cannot keep lines', () => refusedLines(lab.hosts.spoke) > 0)

  /** More lines than the small disk holds, while the hub is away. */
  const fillSmallDisk = async (): Promise<LogWriter> => {
    const writer = logWriter(lab.logs, { bytes: 1000 })
    lab.hosts.cutLink()
    await writer.writeFor(5, 2000)
    await cannotKeepLines()
    return writer
  }

  const fullDiskFires = () =>
    lab.collector.until('raises the alert', () => isFiring(lab.prometheus, 'CollectorRefusesLogs'))

  const refusedFigure = (): Readonly<Record<string, string>> => ({
    'refused, counted at each attempt': String(refusedLines(lab.hosts.spoke)),
  })

  /** With space again, all new and waiting lines arrive. */
  const expectNewLines = async (): Promise<void> => {
    const writer = logWriter(lab.logs)
    writer.write(1000)
    await untilDelivered(lab.store, writer)
    expect(lineViolations(await deliveryOf(lab.store, writer))).toEqual([])
  }

  test('a full disk raises an alert, and lines wait in their files: no line is lost', async (context) => {
    const disk = await startOnSmallDisk()
    const { outcome } = await watch(lab, context)
    const writer = await fillSmallDisk()
    const free = disk.freeBytes()
    lab.hosts.fixLink()
    // The disk stays full meanwhile: the file of the queue does not shrink.
    expect(
      await outcome(writer, { ...refusedFigure(), 'bytes free': String(free), ...tenTimes }),
    ).toMatchObject(none)
    await fullDiskFires()
    disk.grow(64)
    await expectNewLines()
  })

  /** Four concurrent requests and one in preparation, of a MiB each: a line takes more than its text. */
  const linesInFlight = (bytes: number): number => (5 * 2 ** 20) / bytes

  test('a collector that is killed while its disk is full loses at most what it was sending, and raises an alert', async (context) => {
    const disk = await startOnSmallDisk()
    const writer = await fillSmallDisk()
    await lab.collector.kill('SIGKILL')
    await lab.startSpoke(10)
    await cannotKeepLines()
    const figures = refusedFigure()
    lab.hosts.fixLink()
    disk.grow(64)
    await expectNewLines()
    await fullDiskFires()
    const { written, lost, twice } = await deliveryOf(lab.store, writer)
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
