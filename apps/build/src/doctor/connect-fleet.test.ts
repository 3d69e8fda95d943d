import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { NotAsked, type LiveFleet } from '@fleet/doctor'
import { durationOf, readFleet, type Fleet, type HubInput } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleFleetInput, sampleThanos } from '@fleet/model/testing'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { kubeConfigOf, playedServer, type PlayedCluster } from '../testing/played-cluster.ts'
import { connectFleet, type Connection } from './connect-fleet.ts'

const folder = mkdtempSync(join(tmpdir(), 'fleet-connect-'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** With room for the telemetry of many clusters. */
const roomyHub = (hub: HubInput): HubInput => ({
  ...hub,
  cluster: 'c1',
  loki: { ...hub.loki, volume: '500Gi' },
  prometheus: {
    ...hub.prometheus,
    retentionSize: '100Gi',
    volume: '200Gi',
    resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '32Gi' } },
  },
})

/** A fleet whose clusters are at these addresses. */
const fleetAt = (addresses: readonly string[]): LiveFleet => {
  const clusters = addresses.map((_, index) => [`c${index + 1}`, sampleCluster(index + 1)] as const)
  const input = sampleFleetInput()
  const read = readFleet({
    ...input,
    hub: roomyHub(input.hub),
    clusters: Object.fromEntries(clusters),
  })
  if (!read.ok) throw new Error(read.findings.map(({ message }) => message).join('\n'))
  const file = join(folder, 'kubeconfig')
  writeFileSync(
    file,
    kubeConfigOf(Object.fromEntries(addresses.map((address, index) => [`cluster-${index + 1}`, address]))),
  )
  vi.stubEnv('KUBECONFIG', file)
  const end = new AbortController()
  onTestFinished(() => end.abort())
  return connectFleet({
    fleet: read.fleet,
    trees: [],
    folder,
    clusters: [],
    since: durationOf(900),
    signal: end.signal,
  })
}

const serve = async (played?: PlayedCluster) => {
  const server = await playedServer(played)
  onTestFinished(() => server[Symbol.asyncDispose]())
  return server
}

/** Counts how many wait at once. */
const counter = () => {
  const count = { now: 0, most: 0 }
  const before = async () => {
    count.now += 1
    count.most = Math.max(count.most, count.now)
    await pause(5)
    count.now -= 1
  }
  return { count, before }
}

/** More questions than fit at once. */
const PATHS = Array.from({ length: 30 }, (_, index) => `/api/v1/kind${index}`)

const askAll = ({ clusters }: LiveFleet) =>
  Promise.allSettled(clusters.flatMap(({ api }) => PATHS.map((path) => api.list(path))))

describe('a fleet of 50 clusters', () => {
  test('is asked with at most 48 requests at once in all, and 8 to one cluster', async () => {
    const all = counter()
    const one = counter()
    const others = await serve({ before: all.before })
    const first = await serve({
      before: async () => {
        await Promise.all([all.before(), one.before()])
      },
    })
    const answers = await askAll(
      fleetAt([first.address, ...Array.from({ length: 49 }, () => others.address)]),
    )
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(first.asked.length + others.asked.length).toBe(50 * (PATHS.length + 1))
    expect(all.count.most).toBeLessThanOrEqual(48)
    expect(all.count.most).toBeGreaterThan(8)
    expect(one.count.most).toBeLessThanOrEqual(8)
  })

  test('asks a cluster that does not answer once, and the others meanwhile', async () => {
    let connections = 0
    const silent = createServer((connection) => {
      connections += 1
      connection.destroy()
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void silent.close())
    await new Promise((resolve) => silent.once('listening', resolve))
    const { address } = await serve()
    const fleet = fleetAt([address, `http://127.0.0.1:${(silent.address() as AddressInfo).port}`])
    const answers = await askAll(fleet)
    const reasons = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as unknown] : [],
    )
    expect(connections).toBe(1)
    expect(reasons).toHaveLength(PATHS.length)
    expect(new Set(reasons.map(String)).size).toBe(1)
    expect(reasons[0]).toBeInstanceOf(NotAsked)
  })
})

describe('a cluster', () => {
  test('is asked each question once', async () => {
    const { address, asked } = await serve()
    const [cluster] = fleetAt([address]).clusters
    await Promise.all([cluster?.api.list('/api/v1/pods'), cluster?.api.list('/api/v1/pods')])
    await cluster?.api.clockOffset()
    expect(asked).toEqual(['GET /version', 'GET /api/v1/pods?limit=500'])
  })

  test('is only asked to try an object, and never to keep it', async () => {
    const { address, asked } = await serve()
    const [cluster] = fleetAt([address]).clusters
    await cluster?.api.dryRun('/api/v1/namespaces/own', { kind: 'Namespace' })
    expect(asked.at(-1)).toMatch(/^PATCH \/api\/v1\/namespaces\/own\?dryRun=All&/)
  })

  test('says on which machine to look where it is not reached', async () => {
    const [cluster] = fleetAt(['http://127.0.0.1:1']).clusters
    await expect(cluster?.api.get('/api/v1/pods')).rejects.toMatchObject({
      obstacle: 'unreachable',
      message: expect.stringContaining(
        'the context cluster-1 cannot be reached at http://127.0.0.1:1',
      ) as string,
      fix: expect.stringContaining('kubectl --context cluster-1') as string,
    })
  })
})

describe('the metrics of a fleet', () => {
  const storesOf = (fleet: Fleet, addresses: Partial<Connection> = {}) => {
    const { signal } = new AbortController()
    const { prometheus, hubPrometheus } = connectFleet({
      fleet,
      folder,
      signal,
      trees: [],
      clusters: [],
      since: durationOf(900),
      ...addresses,
    })
    return [prometheus.address, hubPrometheus.address]
  }
  const proxied = (service: string) => `/api/v1/namespaces/monitoring/services/${service}/proxy`
  const PROMETHEUS = proxied('kube-prometheus-stack-prometheus:9090')

  test('are asked of Prometheus, and where they are in Thanos of Query, which knows no target', () => {
    expect(storesOf(sampleFleet())).toEqual([PROMETHEUS, PROMETHEUS])
    expect(storesOf(sampleFleet(sampleThanos()))).toEqual([proxied('thanos-query:10902'), PROMETHEUS])
  })

  test('are asked where a person says that each is', () => {
    const prometheus = 'http://127.0.0.1:9090'
    const thanos = 'http://127.0.0.1:10902'
    expect(storesOf(sampleFleet(), { prometheus })).toEqual([prometheus, prometheus])
    expect(storesOf(sampleFleet(sampleThanos()), { prometheus, thanos })).toEqual([thanos, prometheus])
  })
})
