import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import type { LogPod } from '../../src/victoria-logs/log-pods.ts'
import type { SentLine } from '../../src/victoria-logs/otlp-request.ts'
import { pushLines } from '../../src/victoria-logs/push-lines.ts'
import { dataOf } from '../../src/victoria-logs/running-pods.ts'
import {
  alertsOnLogs,
  selectPods,
  startWatchedPods,
  storagePods,
  type WatchedPods,
} from '../../src/victoria-logs/watched-pods.ts'

/*
 * The alerts on VictoriaLogs in a real Prometheus, which scrapes real pods of it: a fault makes each fire, of the pod that is at
 * fault.
 */

const [small, dropping] = storagePods
if (!small || !dropping) throw new Error('the example has fewer than two storage nodes')

/** The disk of one storage node, which a test fills. */
const DISK = 400

let hosts: LabHosts
let pods: WatchedPods
const fired = new Set<string>()

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  const disk = dataOf(hosts.stage, small)
  mkdirSync(disk, { recursive: true })
  hosts.hub.run('mount', '-t', 'tmpfs', '-o', `size=${DISK}m`, 'disk', disk)
  pods = await startWatchedPods(hosts)
  const count = storagePods.length + selectPods.length
  await until('every pod is scraped', async () => (await pods.prometheus.query('up == 1')).length === count, {
    seconds: 60,
  })
})

afterAll(() => hosts[Symbol.asyncDispose]())

type Labels = Readonly<Record<string, string>>

const firing = async (): Promise<readonly Labels[]> =>
  (await pods.prometheus.query('ALERTS{alertstate="firing"}')).map(({ metric }) => metric)

const untilFiring = async (alertname: string, labels: Labels): Promise<void> => {
  await until(
    `${alertname} fires`,
    async () =>
      (await firing()).some((alert) =>
        Object.entries({ ...labels, alertname }).every(([name, value]) => alert[name] === value),
      ),
    { seconds: 60 },
  )
  fired.add(alertname)
}

const untilEnded = (alertname: string): Promise<void> =>
  until(
    `${alertname} ends`,
    async () => !(await firing()).some((alert) => alert['alertname'] === alertname),
    { seconds: 60 },
  )

const DAY = 24 * 3600

const line = (inSeconds: number, text = 'a line'): SentLine => ({
  time: BigInt(Math.floor(Date.now() / 1000) + inSeconds) * 1_000_000_000n,
  text,
  resource: { cluster: 'creek', 'k8s.pod.name': 'shop-1' },
})

const push = (pod: LogPod, ...lines: readonly SentLine[]): Promise<number> =>
  pushLines(pods.urlOf(pod), lines)

test('no alert fires while lines are stored', async () => {
  expect(await push(dropping, line(0), line(-60))).toBe(200)
  await until(
    'the lines are counted',
    async () =>
      (await pods.prometheus.query(`vl_rows_ingested_total{pod="${dropping.name}"} > 0`)).length > 0,
    { seconds: 30 },
  )
  expect(await firing()).toEqual([])
})

test('lines of a wrong time are acknowledged and dropped: an alert names the pod and the reason', async (context) => {
  const statuses = await Promise.all([push(dropping, line(9 * DAY)), push(dropping, line(-400 * DAY))])
  await untilFiring('LogsDropped', { pod: dropping.name, reason: 'too_big_timestamp' })
  await untilFiring('LogsDropped', { pod: dropping.name, reason: 'too_small_timestamp' })
  measured(context, { 'answered with': statuses.join(', ') })
  expect(statuses).toEqual([200, 200])
})

test('a line of 3 MB is acknowledged and dropped: an alert names the pod', async (context) => {
  const status = await push(dropping, line(0, 'L'.repeat(3_000_000)))
  await untilFiring('LogsTooLong', { pod: dropping.name })
  measured(context, { 'answered with': String(status) })
  expect(status).toBe(200)
})

test('a storage node or a pod that answers queries is away: an alert names its role', async () => {
  const [select] = selectPods
  for (const pod of [dropping, ...(select ? [select] : [])]) {
    await pods.end(pod)
    await untilFiring('LogsStoreAway', { job: pod.workload.metadata.name })
    expect((await firing()).filter(({ alertname }) => alertname === 'LogsStoreAway')).toHaveLength(1)
    await pods.start(pod)
    await untilEnded('LogsStoreAway')
  }
})

/** Fills the disk of the small storage node but for so many megabytes. */
const fillBut = (megabytes: number): void => {
  const file = `${dataOf(hosts.stage, small)}/of-another-program`
  hosts.hub.run('fallocate', '-l', `${DISK - megabytes}M`, file)
}

test('a disk is nearly full: an alert names the pod before it takes no more lines, and another one then', async () => {
  fillBut(16)
  await untilFiring('LogsVolumeFilling', { pod: small.name })
  expect(await push(small, line(0))).toBe(200)
  expect((await firing()).map(({ alertname }) => alertname)).not.toContain('LogsStoreReadOnly')
  fillBut(6)
  await untilFiring('LogsStoreReadOnly', { pod: small.name })
  expect(await push(small, line(0))).toBe(429)
})

test('every alert has fired', () => {
  expect([...fired].toSorted()).toEqual([...new Set(alertsOnLogs)].toSorted())
})
