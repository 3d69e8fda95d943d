import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { nanosecondsNow } from '../../src/logs/clock.ts'
import { untilDelivered } from '../../src/logs/delivery.ts'
import { logOfPod, startLogCluster, type LogCluster } from '../../src/logs/log-cluster.ts'
import { needStore, whereGiven } from '../../src/logs/log-store.ts'
import { logWriter } from '../../src/logs/log-writer.ts'
import { spokeCollector, startCollector } from '../../src/programs/collector.ts'
import { startLoki, type LogStream, type Loki } from '../../src/programs/loki.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'

/* Loki's limits, which another store cannot prove. */

let hosts: LabHosts
let loki: Loki
let spoke: LogCluster

beforeEach(needStore('Loki'))

beforeAll(() =>
  whereGiven('Loki', async () => {
    hosts = await startHosts()
    ;[loki, spoke] = await Promise.all([
      startLoki(hosts.hub),
      startLogCluster(hosts.spoke, clusters.spoke, hosts.stage),
    ])
    const { server } = spoke
    await startCollector(hosts.spoke, { spec: spokeCollector(), server, stage: hosts.stage })
  }),
)

afterAll(() => whereGiven('Loki', () => hosts[Symbol.asyncDispose]()))

// Grafana's page of lines, each as long as a stack trace: more than the default message size between Loki's components.
test('Loki answers a page of a thousand lines of 8 KB', async (context) => {
  const pods = (await spoke.kubelet.pods()).filter(({ metadata }) => !metadata.name.startsWith('otel-'))
  const writer = logWriter(
    pods.map((pod) => logOfPod(hosts.spoke, pod)),
    { bytes: 8000 },
  )
  const start = String(nanosecondsNow())
  writer.write(1000)
  await untilDelivered(loki, writer)
  const query = `{cluster="${clusters.spoke.name}"} |= "${writer.mark}"`
  const began = performance.now()
  const answer = (await loki.query('query_range', {
    query,
    start,
    end: String(nanosecondsNow()),
    limit: '1000',
  })) as { readonly data: { readonly result: readonly LogStream[] } }
  measured(context, { 'answered after': `${((performance.now() - began) / 1000).toFixed(1)} s` })
  expect(answer.data.result.reduce((sum, { values }) => sum + values.length, 0)).toBe(1000)
})
