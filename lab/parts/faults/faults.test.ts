import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { compressedTime } from '../../src/faults/compressed-time.ts'
import { startScrapes, type Scrapes } from '../../src/faults/scrapes.ts'
import { gatewayFault } from '../../src/hosts/forwarding.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import type { Program } from '../../src/hosts/program.ts'
import type { ContainerLog } from '../../src/logs/container-log.ts'
import { deliveryOf, untilDelivered } from '../../src/logs/delivery.ts'
import { logOfPod, startLogCluster, type LogCluster } from '../../src/logs/log-cluster.ts'
import { logWriter, type LogWriter } from '../../src/logs/log-writer.ts'
import { spokeCollector, startCollector } from '../../src/programs/collector.ts'
import { startLoki, type Loki } from '../../src/programs/loki.ts'
import { receivingConfiguration, startPrometheus, type Prometheus } from '../../src/programs/prometheus.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'

let hosts: LabHosts
let loki: Loki
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

beforeAll(async () => {
  hosts = await startHosts()
  ;[loki, prometheus, spoke] = await Promise.all([
    startLoki(hosts.hub),
    startPrometheus(hosts.hub, receivingConfiguration()),
    startLogCluster(hosts.spoke, clusters.spoke, hosts.stage),
  ])
  scrapes = await startScrapes(hosts.spoke, prometheus)
  const pods = await spoke.kubelet.pods()
  logs = pods
    .filter(({ metadata }) => !metadata.name.startsWith('otel-collector'))
    .map((pod) => logOfPod(hosts.spoke, pod))
  await startSpoke()
})

afterAll(() => hosts[Symbol.asyncDispose]())

/** What must become of a writer's lines. */
const none = { lost: 0, twice: 0 }

/** What may come twice when a collector is killed: a second's lines in each of the four requests that may be on their way. */
const expectOnlyInFlightTwice = (outcome: typeof none, linesPerSecond: number): void => {
  expect(outcome.lost).toBe(0)
  expect(outcome.twice).toBeLessThanOrEqual(4 * linesPerSecond)
}

/** What became of a writer's lines, once Loki has all of them, and puts it beside the figures of the test. */
const outcomeOf = async (
  context: Pick<TestContext, 'task'>,
  writer: LogWriter,
  figures: Readonly<Record<string, string>> = {},
) => {
  const seconds = await untilDelivered(loki, writer, 120)
  const { written, lost, twice } = await deliveryOf(loki, writer)
  measured(context, {
    lines: String(written),
    lost: String(lost),
    twice: String(twice),
    'caught up after': `${seconds.toFixed(1)} s`,
    'peak memory': `${Math.round(collector.peakMemory() / 2 ** 20)} MiB`,
    ...figures,
  })
  return { lost, twice }
}

const scrapeFigures = ({ made, lost }: { made: number; lost: number }) => ({
  scrapes: String(made),
  'scrapes lost': String(lost),
})

test('a link cut for one minute delays lines and samples, and loses none', async (context) => {
  const before = await scrapes.counts()
  const writer = logWriter(logs)
  hosts.cutLink()
  await writer.writeFor(60, 20)
  hosts.mendLink()
  const outcome = await outcomeOf(context, writer)
  const missing = await scrapes.missing(before)
  measured(context, { time: 'real', ...scrapeFigures(missing) })
  expect(outcome).toEqual(none)
  expect(missing.lost).toBe(0)
})

// The same number of scrapes, attempts and waiting requests in less time, and as many lines as at 5 a second.
test.for([
  [10, 30],
  [60, 120],
] as const)(
  'a link cut for %i minutes, in time %i times as fast, loses none',
  async ([minutes, times], context) => {
    await restartSpoke(times)
    const before = await scrapes.counts()
    const writer = logWriter(logs)
    const seconds = (minutes * 60) / times
    hosts.cutLink()
    await writer.writeFor(seconds, (minutes * 60 * 5) / seconds)
    hosts.mendLink()
    const outcome = await outcomeOf(context, writer)
    const missing = await scrapes.missing(before)
    measured(context, scrapeFigures(missing))
    expect(outcome).toEqual(none)
    expect(missing.lost).toBe(0)
  },
)

test('a hub that is killed and started again loses no line and no sample', async (context) => {
  await restartSpoke(10)
  const before = await scrapes.counts()
  const writer = logWriter(logs)
  const writing = writer.writeFor(20, 200)
  await Promise.all([loki.restart('SIGKILL'), prometheus.restart('SIGKILL')])
  await writing
  const outcome = await outcomeOf(context, writer)
  const missing = await scrapes.missing(before)
  measured(context, { time: '10 times as fast', ...scrapeFigures(missing) })
  expect(outcome).toEqual(none)
  expect(missing.lost).toBe(0)
})

test('a collector that is killed in mid-batch loses no line', async (context) => {
  const writer = logWriter(logs)
  const writing = writer.writeFor(8, 1000)
  for (let kills = 0; kills < 3; kills += 1) await restartSpoke(10)
  await writing
  expectOnlyInFlightTwice(await outcomeOf(context, writer, { kills: '3' }), 1000)
})

test('a spoke that is rebooted while it is offline loses no line', async (context) => {
  const writer = logWriter(logs)
  hosts.cutLink()
  await writer.writeFor(3, 200)
  await collector.kill('SIGKILL')
  writer.write(200)
  await startSpoke(10)
  await writer.writeFor(3, 200)
  hosts.mendLink()
  expectOnlyInFlightTwice(await outcomeOf(context, writer, { time: '10 times as fast' }), 200)
})

test.for([429, 503])('a gateway that answers %i delays lines and loses none', async (status, context) => {
  const writer = logWriter(logs)
  hosts.hub.write(gatewayFault, String(status))
  await writer.writeFor(3, 200)
  hosts.hub.run('rm', gatewayFault)
  expect(await outcomeOf(context, writer)).toEqual(none)
})

test('a slow link delays lines and loses none', async (context) => {
  const writer = logWriter(logs)
  hosts.limitLink(256)
  await writer.writeFor(5, 500)
  const outcome = await outcomeOf(context, writer, { link: '256 kbit/s' })
  hosts.limitLink(undefined)
  expect(outcome).toEqual(none)
})

// The clock of a process cannot be set apart from the machine's: the times of lines are, which the runtime writes.
test.for([
  ['behind', -3_600_000],
  ['ahead', 3_600_000],
] as const)('a clock an hour %s loses no line, nor once it is set', async ([, clockError], context) => {
  const writer = logWriter(logs, { clockError })
  writer.write(200)
  expect(await outcomeOf(context, writer)).toEqual(none)
  const afterwards = logWriter(logs)
  afterwards.write(200)
  expect(await outcomeOf(context, afterwards)).toEqual(none)
})

test('a flood of 20,000 lines a second loses none', async (context) => {
  const writer = logWriter(logs)
  await writer.writeFor(10, 20_000)
  expect(await outcomeOf(context, writer)).toEqual(none)
})
