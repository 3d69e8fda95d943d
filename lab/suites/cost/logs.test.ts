import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { literalConfiguration } from '../../src/cost/literal-configuration.ts'
import { logCost, type LogCost } from '../../src/cost/log-cost.ts'
import { makeLoggingPod } from '../../src/cost/logging-pod.ts'
import type { Load } from '../../src/cost/steady-load.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startApiServer, type ApiServer } from '../../src/kubernetes/api-server.ts'
import { needStore, storeNames, whereGiven, type LogStore } from '../../src/logs/log-store.ts'
import { spokeCollector, startCollector } from '../../src/programs/collector.ts'
import { startLogStore } from '../../src/programs/start-log-store.ts'
import { measured } from '../../src/results/measured.ts'

let hosts: LabHosts
let server: ApiServer
let store: LogStore
let file: string

const startAll = async (storeName: LogStore['name']): Promise<void> => {
  hosts = await startHosts()
  ;[server, store] = await Promise.all([
    startApiServer(hosts.spoke, hosts.stage),
    startLogStore(hosts.hub, storeName),
  ])
  file = await makeLoggingPod(server.api)
}

const calm: Load = { linesPerSecond: 1000, seconds: 10 }
const flood: Load = { linesPerSecond: 10_000, seconds: 5 }

interface Measurement {
  readonly cost: LogCost
  /** In bytes, since the collector's start. */
  readonly peakMemory: number
}

/** Runs a new collector over the lines of one load. */
const measure = async (load: Load, configuration: string): Promise<Measurement> => {
  hosts.spoke.run('sh', '-c', 'rm -rf /var/log/pods/* /var/lib/otelcol')
  const { stage, spoke: host } = hosts
  const collector = await startCollector(host, { spec: spokeCollector(), server, stage, configuration })
  const cost = await logCost({ host, file, collector, store }, load)
  const peakMemory = collector.peakMemory()
  await collector.stop()
  return { cost, peakMemory }
}

const words = ({ cost, peakMemory }: Measurement): string =>
  `${cost.cpuSecondsPerMillion.toFixed(0)} CPU s a million lines, ${(peakMemory / 2 ** 20).toFixed(0)} MiB`

describe.each(storeNames)('%s', (storeName) => {
  beforeEach(needStore(storeName))

  beforeAll(() => whereGiven(storeName, () => startAll(storeName)))

  afterAll(() => whereGiven(storeName, () => hosts[Symbol.asyncDispose]()))

  test.for([
    ['1,000', calm, 10_000],
    // Loki refuses more than this, so it applies to every store.
    ['10,000', flood, 5000],
  ] as const)(
    'at %s lines a second the collector loses none, and costs at most two and a half times what the requirements’ own configuration does',
    async ([, load, batchLines], context) => {
      const committed = await measure(load, spokeCollector().configuration)
      const literal = await measure(load, literalConfiguration(batchLines))
      measured(context, {
        committed: words(committed),
        [`literal, in batches of ${batchLines}`]: words(literal),
      })
      expect(committed.cost.arrived).toBe(committed.cost.written)
      expect(committed.cost.cpuSecondsPerMillion).toBeLessThan(2.5 * literal.cost.cpuSecondsPerMillion)
    },
  )
})
