import { setTimeout as pause } from 'node:timers/promises'
import { samplesIn } from '@fleet/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchIn, sumOf } from '../../src/expositions/samples.ts'
import {
  allowedResources,
  objectsOfOtherKinds,
  resourcesShown,
  startWithout,
  withheldWith,
} from '../../src/metrics/kube-state-rights.ts'
import { infosOf } from '../../src/flux/reported.ts'
import { installDefinitions } from '../../src/kubernetes/api-server.ts'
import { keptOfKubelet } from '../../src/metrics/kept-of-kubelet.ts'
import { rightsForScrapes } from '../../src/programs/collector-rights.ts'
import { measured } from '../../src/results/measured.ts'
import type { KubernetesObject } from '../../src/trees/committed.ts'
import { clusters, fleet } from '../../src/trees/clusters.ts'
import { metricsAddresses } from '../../src/world/metrics-addresses.ts'
import { podAddresses } from '../../src/world/pod-addresses.ts'
import { startWorld, type World } from '../../src/world/world.ts'

let world: World

const hub = clusters.hub.name
const spoke = clusters.spoke.name

/** The scrape intervals of each cluster in the requirements, in seconds. */
const required: readonly (readonly [cluster: string, job: string, seconds: number])[] = [
  ...[hub, spoke].flatMap((cluster): [string, string, number][] => [
    [cluster, 'node-exporter', 15],
    [cluster, 'kube-state-metrics', 30],
    [cluster, 'kubelet', 30],
    [cluster, 'cloudflared', 30],
    [cluster, 'traefik', 15],
    [cluster, 'otel-collector', 30],
    [cluster, 'source-controller', 30],
    [cluster, 'kustomize-controller', 30],
    [cluster, 'helm-controller', 30],
  ]),
  [hub, 'node-exporter-metal-nodes', 15],
]

/** The allowed delay of a scrape on a busy machine, in seconds: the next one is on time. */
const tolerance = 1

/** The jobs that are not scraped with success. */
const notUp = async (): Promise<readonly string[]> => {
  const up = await world.prometheus.query('min by (cluster, job) (up)')
  const states = new Map(
    up.map(({ metric, value }) => [`${metric['cluster']} ${metric['job']}`, value?.[1] ?? '']),
  )
  return required.map(([cluster, job]) => `${cluster} ${job}`).filter((name) => states.get(name) !== '1')
}

const isScrapedTwice = async (): Promise<boolean> => {
  const counts = await world.prometheus.query('min by (cluster, job) (count_over_time(up[10m]))')
  return (await notUp()).length === 0 && counts.every(({ value }) => Number(value?.[1]) >= 2)
}

/**
 * Prometheus adds these to every job, and the series of pending alerts: one on silence is pending while a slow machine
 * starts. A collector adds `target_info`.
 */
const added = /^(up|scrape_\w+|ALERTS\w*|target_info)$/

const withoutAdded = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.filter((name) => !added.test(name)))

/** The names of a selector's series, without those that no exporter has. */
const storedNames = async (selector: string): Promise<ReadonlySet<string>> => {
  const series = await world.prometheus.query(`group by (__name__) (${selector})`)
  return withoutAdded(series.map(({ metric }) => metric['__name__'] ?? ''))
}

const without = (names: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...names].filter((name) => !others.has(name))

beforeAll(async () => {
  world = await startWorld()
  await world.spoke.server.api.apply(objectsOfOtherKinds)
})

afterAll(() => world[Symbol.asyncDispose]())

describe('kube-state-metrics, with the role that the tree gives it and its real API', () => {
  test('has series of every kind, and of all but one without the right to that one', async (context) => {
    const { host, server } = world.spoke
    const own = `http://${podAddresses['kube-state-metrics']}:8080/metrics`
    expect(resourcesShown(fetchIn(host, own))).toEqual(new Set(allowedResources))
    const restricted = await Promise.all(
      allowedResources.map((resource) => startWithout(host, server, resource)),
    )
    for (const { program, resource, shown } of restricted) {
      const withheld = withheldWith(resource)
      const others = allowedResources.filter((one) => !withheld.includes(one))
      await program.until(`shows all but ${resource}`, async () => {
        const now = await shown()
        return others.every((one) => now.has(one))
      })
      expect(await shown()).toEqual(new Set(others))
      await program.stop()
    }
    measured(context, { 'resources of the role, each needed': String(allowedResources.length) })
  })

  test('runs on without the definition of a kind, says so once, and shows the kind when it is defined again', async (context) => {
    const { host, server, exporters } = world.spoke
    const reporter = exporters.kubeStateMetrics
    const isShown = () => infosOf(host).some((labels) => labels['customresource_kind'] === 'Bucket')
    const buckets = ({ metadata }: KubernetesObject) => metadata.name.startsWith('buckets.')
    const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/buckets.source.toolkit.fluxcd.io'
    expect(isShown()).toBe(true)
    await server.api.request('DELETE', path)
    await reporter.until('shows no Bucket', () => !isShown())
    await pause(10_000)
    const warnings = reporter.log().match(/was not found in the cluster/g) ?? []
    expect(warnings).toHaveLength(1)
    expect(reporter.isRunning()).toBe(true)
    await installDefinitions(server.api, buckets)
    await server.api.apply(objectsOfOtherKinds)
    await reporter.until('shows the Bucket again', isShown)
    measured(context, { 'lines about the absent kind in ten seconds': String(warnings.length) })
  })
})

describe('what the hub’s Prometheus has, a minute after the fleet started', () => {
  beforeAll(async () => {
    const prometheus = world.prometheus.program()
    // The tests report what is missing then.
    await prometheus.until('has two scrapes of each job', isScrapedTwice, 120).catch(() => undefined)
  })

  test('every exporter of the requirements is up, and `up` says of which cluster', async () => {
    expect(await notUp()).toEqual([])
    expect(await world.prometheus.query('up{cluster=""}')).toEqual([])
  })

  test('every series has the label `cluster`, with the name of a cluster of the fleet', async (context) => {
    const counts = await world.prometheus.query('count by (cluster) ({__name__=~".+"})')
    const byCluster = Object.fromEntries(
      counts.map(({ metric, value }) => [metric['cluster'] ?? '', Number(value?.[1])]),
    )
    expect(new Set(Object.keys(byCluster))).toEqual(new Set(Object.keys(fleet.clusters)))
    measured(
      context,
      Object.fromEntries(
        Object.entries(byCluster).map(([name, count]) => [`series of ${name}`, String(count)]),
      ),
    )
  })

  test.each(required)('%s: %s is scraped every %d s', async (cluster, job, seconds) => {
    const series = await world.prometheus.query(`up{cluster="${cluster}", job="${job}"}[10m]`)
    const gaps = series.flatMap(({ values = [] }) =>
      values.slice(1).map(([time], index) => time - (values[index]?.[0] ?? 0)),
    )
    expect(gaps.length).toBeGreaterThan(0)
    for (const gap of gaps) expect(Math.abs(gap - seconds)).toBeLessThanOrEqual(tolerance)
  })

  test.each(['cloudflared', 'kube-state-metrics', 'node-exporter', 'otel-collector', 'traefik'] as const)(
    'no metric of %s has another name than its exporter gives it, in either cluster',
    async (job) => {
      for (const name of ['hub', 'spoke'] as const) {
        const { host } = world[name]
        const url = `http://${metricsAddresses[name][job]}/metrics`
        const shown = () => withoutAdded(samplesIn(fetchIn(host, url)).map((sample) => sample.name))
        const stored = () => storedNames(`{cluster="${host.name}", job="${job}"}`)
        const before = shown()
        // A program's new metric arrives with the next scrape.
        await expect
          .poll(async () => without(before, await stored()), { timeout: 40_000, interval: 500 })
          .toEqual([])
        expect(without(await stored(), shown())).toEqual([])
      }
    },
  )

  test('cloudflared’s counters keep their names without _total in both clusters', async () => {
    const found = await world.prometheus.query('group by (cluster) (cloudflared_tunnel_total_requests)')
    expect(new Set(found.map(({ metric }) => metric['cluster']))).toEqual(new Set([hub, spoke]))
  })

  test.each(keptOfKubelet)(
    'of what the kubelet of the %s shows at %s all that the tree keeps arrives, by its name, and nothing else',
    async (name, path, isKept) => {
      const { host, exporters } = world[name]
      const { families } = exporters.kubelet.pages()[path] ?? {}
      const shown = new Set(families?.flatMap(({ samples }) => samples.map((sample) => sample.name)))
      const kept = [...shown].filter((metric) => isKept.test(metric))
      expect(kept.length).toBeLessThan(shown.size)
      expect(await storedNames(`{cluster="${host.name}", job="kubelet", metrics_path="${path}"}`)).toEqual(
        new Set(kept),
      )
    },
  )

  test('of its containers one cluster tells as much as the other', async () => {
    const [hubSeries, spokeSeries] = await Promise.all(
      [hub, spoke].map((cluster) => storedNames(`{cluster="${cluster}", __name__=~"container_.+"}`)),
    )
    expect(spokeSeries).toEqual(hubSeries)
    expect(hubSeries?.size).toBeGreaterThan(0)
  })

  test('no sample was refused: none twice, none out of order, no write that the hub did not take', async (context) => {
    const prometheusSamples = samplesIn(await (await fetch(`${world.prometheus.address}/metrics`)).text())
    for (const reason of ['duplicate_timestamp', 'out_of_order', 'out_of_bounds'])
      expect(sumOf(prometheusSamples, `prometheus_target_scrapes_sample_${reason}_total`), reason).toBe(0)
    const written = ({ handler }: Readonly<Record<string, string>>) => handler === '/api/v1/write'
    const writes = sumOf(prometheusSamples, 'prometheus_http_requests_total', written)
    const taken = sumOf(
      prometheusSamples,
      'prometheus_http_requests_total',
      (labels) => written(labels) && labels['code']?.startsWith('2') === true,
    )
    expect(taken).toBeGreaterThan(0)
    expect(writes).toBe(taken)
    measured(context, { 'writes taken': String(taken) })
  })

  test('the spoke’s collector sent all that it scraped', async (context) => {
    const telemetry = samplesIn(fetchIn(world.spoke.host, 'http://127.0.0.1:8888/metrics'))
    const isRemoteWrite = ({ exporter }: Readonly<Record<string, string>>) =>
      exporter === 'prometheus_remote_write'
    const sent = sumOf(telemetry, 'otelcol_exporter_sent_metric_points', isRemoteWrite)
    expect(sent).toBeGreaterThan(0)
    for (const name of [
      'exporter_send_failed',
      'exporter_enqueue_failed',
      'receiver_refused',
      'receiver_failed',
    ])
      expect(sumOf(telemetry, `otelcol_${name}_metric_points`) ?? 0, name).toBe(0)
    measured(context, { 'points sent': String(sent) })
  })
})

test.each(rightsForScrapes('spoke'))(
  'without the right to $verb $on the spoke’s kubelet shows nothing, and its job is down',
  async ({ withheld }) => {
    const { collector, server } = world.spoke
    expect(await notUp()).toEqual([])
    await server.api.apply([withheld])
    await collector.until('is refused', async () => (await notUp()).length > 0, 90)
    expect(await notUp()).toEqual([`${spoke} kubelet`])
  },
)
