import { HISTORY_TENANT, METRICS_PATH, PUSH_SECRET, TENANT_HEADER } from '@fleet/model'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { requestOf, type TimedSeries } from '../../src/capacity/remote-write.ts'
import { post } from '../../src/capacity/simulated-fleet.ts'
import { encoded, newCredential, userLine, type Credential } from '../../src/credentials/credential.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { mountSecret } from '../../src/kubernetes/mounted-secret.ts'
import { givenNginx, noNginx } from '../../src/programs/given-nginx.ts'
import type { RunningGateway } from '../../src/programs/gateway-nginx.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { startThanosHub, type ThanosHub } from '../../src/thanos/hub.ts'
import { podsOf } from '../../src/thanos/parts.ts'
import { hastened, startRuler } from '../../src/thanos/ruler.ts'
import { openGateway } from '../../src/thanos/spoke.ts'
import { tenantFleet, tenantObjects } from '../../src/thanos/tenant-fleet.ts'

/*
 * The gateway of a fleet of tenants, a real nginx, before three Receives that have samples from before. Each push claims to be of
 * another tenant than its credential.
 */

const nginx = givenNginx()

let hosts: LabHosts
let hub: ThanosHub
let gateway: RunningGateway | undefined

beforeEach((context) => {
  if (!nginx) context.skip(noNginx)
})

const users = ['lighthouse', 'lighthouse-next', 'mill', 'stranger'].map(newCredential)

beforeAll(async () => {
  if (!nginx) return
  hosts = await startHosts(distributed.clusters)
  hub = await startThanosHub(hosts.hub, hosts.stage)
  mountSecret(hosts.hub, '/etc/nginx/push-credentials').write({
    [PUSH_SECRET.usersKey]: users.map((user) => `${userLine(user).trim()}\n`).join(''),
  })
  gateway = await openGateway(hosts.hub, nginx, hub, tenantObjects)
}, 300_000)

afterAll(async () => {
  await gateway?.stop()
  await hosts?.[Symbol.asyncDispose]()
})

const named = (name: string): Credential => {
  const found = users.find(({ user }) => user === name)
  if (!found) throw new Error(`there is no user ${name}`)
  return found
}

/** Pushes as a user whose client says that it is of another tenant. */
const pushAs = (user: string, series: readonly TimedSeries[], claimed = 'harbour'): Promise<void> =>
  post(
    {
      url: `http://${hosts.hub.address}:${tenantFleet.hub.ingest.metrics.nodePort}${METRICS_PATH}`,
      headers: { authorization: `Basic ${encoded(named(user))}`, [TENANT_HEADER.metrics]: claimed },
    },
    requestOf(series),
  )

/** A counter of a cluster with a sample every 15 seconds, which counts seconds. */
const counter = (
  cluster: string,
  { from, to }: { readonly from: number; readonly to: number },
): TimedSeries => ({
  labels: { __name__: 'lab_seconds_total', cluster, instance: `${cluster}-1` },
  samples: Array.from({ length: (to - from) / 15 }, (_, index) => ({
    time: (from + index * 15) * 1000,
    value: from + index * 15,
  })),
})

interface Answer {
  readonly result: readonly {
    readonly metric: Readonly<Record<string, string>>
    readonly value: readonly [number, string]
  }[]
}

const ask = async (query: string, more: Readonly<Record<string, string>> = {}): Promise<Answer['result']> =>
  ((await hub.query.ask('query', { query, ...more })) as Answer).result

/** The tenants that have samples of a query, as Query sees them before it hides their label. */
const tenantsOf = async (query: string, time?: number): Promise<readonly string[]> => {
  const found = await ask(`group by (tenant_id) (${query})`, {
    dedup: 'false',
    ...(time !== undefined && { time: String(time) }),
  })
  return found.map(({ metric }) => metric['tenant_id'] ?? '').toSorted()
}

const now = Math.floor(Date.now() / 15_000) * 15
const moved = now - 600
const begun = now - 1200

test('a push has the tenant of its credential, by either of two, whatever its client says', async () => {
  await post({ url: hub.writesOfLab }, requestOf([counter('lighthouse', { from: begun, to: moved })]))
  await pushAs('lighthouse', [counter('lighthouse', { from: moved, to: now - 300 })])
  await pushAs(
    'lighthouse-next',
    [counter('lighthouse', { from: now - 300, to: now })],
    HISTORY_TENANT.metrics,
  )
  await pushAs('mill', [counter('mill', { from: moved, to: now })], 'lighthouse')
  // Query looks for the tenants of Receives every few seconds.
  await until(
    'Query finds the tenants',
    async () => (await tenantsOf('lab_seconds_total', now)).length === 2,
    {
      seconds: 60,
      every: 1000,
    },
  )
  expect(await tenantsOf('lab_seconds_total{cluster="lighthouse"}', now)).toEqual(['lighthouse'])
  expect(await tenantsOf('lab_seconds_total{cluster="mill"}', now)).toEqual(['mill'])
})

test('a user of no cluster is refused with 503, and stores nothing', async () => {
  const series = [counter('stranger', { from: moved, to: now })]
  await expect(pushAs('stranger', series)).rejects.toThrow(/answers 503/)
  await expect(pushAs('stranger', series, '')).rejects.toThrow(/answers 503/)
  expect(await ask('lab_seconds_total{cluster="stranger"}[1h]')).toEqual([])
})

test('a series goes on over its move into a tenant: its history is one with what follows', async (context) => {
  const over = '[21m]'
  const at = { time: String(now) }
  const series = 'lab_seconds_total{cluster="lighthouse"}'
  const [samples] = await ask(`count_over_time(${series}${over})`, at)
  expect(samples?.metric).toEqual({ cluster: 'lighthouse', instance: 'lighthouse-1' })
  expect(Number(samples?.value[1])).toBe((now - begun) / 15)
  expect(await ask(`resets(${series}${over})`, at)).toMatchObject([{ value: [now, '0'] }])
  const [increase] = await ask(`rate(${series}[10m])`, { time: String(moved + 120) })
  expect(Number(increase?.value[1])).toBeCloseTo(1, 2)
  expect(await ask(series, { time: String(moved - 60) })).toHaveLength(1)
  measured(context, { 'samples before the move': String((moved - begun) / 15) })
})

test('the results of rules are stored in the tenant of the hub', { timeout: 300_000 }, async () => {
  const stack = tenantObjects.find(
    ({ kind, metadata }) => kind === 'HelmRelease' && metadata.name === 'kube-prometheus-stack',
  )
  const { program } = await startRuler(hosts.hub, hub, {
    stage: hosts.stage,
    change: hastened,
    interval: '2s',
    ...(stack && { stack }),
  })
  await until('an alert is stored', async () => (await tenantsOf('ALERTS')).length > 0, {
    seconds: 120,
    every: 2000,
  })
  expect(await tenantsOf('ALERTS')).toEqual(['harbour'])
  await program.stop()
})

test('after a kill of all Receives every tenant has what it had', { timeout: 300_000 }, async () => {
  const receives = podsOf('receive')
  await Promise.all(receives.map((pod) => hub.end(pod, 'SIGKILL')))
  await Promise.all(receives.map((pod) => hub.start(pod)))
  const counted = async () =>
    Number(
      (await ask('sum(count_over_time(lab_seconds_total[21m]))', { time: String(now) }))[0]?.value[1] ?? 0,
    )
  const sent = (now - begun) / 15 + (now - moved) / 15
  await until('Query asks all again', async () => (await counted()) === sent, { seconds: 60, every: 1000 })
  expect(await counted()).toBe(sent)
})
