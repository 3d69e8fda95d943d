import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startExposition } from '../../src/expositions/start-exposition.ts'
import type { Host } from '../../src/hosts/host.ts'
import { collectorOfDaemonSet, startCollector } from '../../src/programs/collector.ts'
import { measured } from '../../src/results/measured.ts'
import { objectsOfVersion } from '../../src/transitions/version-objects.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectOf } from '../../src/trees/committed.ts'
import { podAddresses } from '../../src/world/pod-addresses.ts'
import { startWorld, type World } from '../../src/world/world.ts'

const ADDRESS = '192.168.77.7'
const PRINTER = 9101
const LOCKED = 9102
const APP = 9103
const TOKEN = 'lab-bearer'

/** The first of them is stated in three lines. */
const scrapes = {
  printer: {
    targets: [`${ADDRESS}:${PRINTER}`],
  },
  locked: { targets: [`${ADDRESS}:${LOCKED}`], auth: 'bearer' as const, keep: ['locked_.*'] },
  // Kube-state-metrics is a pod of both clusters, here at a port that none of its containers declares.
  pods: {
    pods: {
      namespace: 'monitoring',
      labels: { 'app.kubernetes.io/name': 'kube-state-metrics' },
      port: APP,
    },
  },
}

const scraped = {
  ...inventory,
  clusters: Object.fromEntries(
    Object.entries(inventory.clusters).map(([name, cluster]) => [name, { ...cluster, scrapes }]),
  ),
}

const objects = objectsOfVersion({ fleet: scraped })

let world: World

/** A page with one metric of the program's own, and one of its library. */
const pages = (name: string) => ({
  '/metrics': {
    since: Date.now(),
    families: [`${name}_pages_total`, 'go_threads'].map((metric) => ({
      name: metric,
      type: 'counter',
      samples: [{ name: metric, labels: {}, start: 1, perSecond: 1 }],
    })),
  },
})

const startPrograms = async (host: Host, stage: string): Promise<void> => {
  host.addAddress(ADDRESS)
  await startExposition(host, 'printer', stage, { address: ADDRESS, port: PRINTER, pages: pages('printer') })
  const locked = { address: ADDRESS, port: LOCKED, pages: pages('locked'), token: TOKEN }
  await startExposition(host, 'locked', stage, locked)
  const address = podAddresses['kube-state-metrics']
  await startExposition(host, 'app', stage, { address, port: APP, pages: pages('app') })
}

/** The mounted Secret, as the kubelet projects it. */
const secretFolder = (stage: string): string => {
  const folder = mkdtempSync(join(stage, 'scrape-secrets-'))
  mkdirSync(join(folder, 'locked'))
  writeFileSync(join(folder, 'locked', 'token'), TOKEN)
  return folder
}

const scrapeOnHub = async (): Promise<void> => {
  const { api } = world.hub.server
  await api.apply([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'scrape-locked', namespace: 'monitoring' },
      stringData: { token: TOKEN },
    },
    ...(objects.get(clusters.hub.name) ?? []).filter(({ kind }) => kind === 'ScrapeConfig'),
  ])
  await world.prometheus.follow(({ configuration }) =>
    Object.keys(scrapes).every((job) => configuration.includes(`job_name: scrapeConfig/monitoring/${job}`)),
  )
}

const scrapeOnSpoke = async (): Promise<void> => {
  const { spoke, hosts } = world
  const configMap = (objects.get(clusters.spoke.name) ?? []).find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('otel-collector-'),
  )
  const daemonSet = objectOf(clusters.spoke.name, 'DaemonSet', 'otel-collector')
  await spoke.collector.kill('SIGTERM')
  await startCollector(spoke.host, {
    spec: collectorOfDaemonSet(daemonSet, configMap),
    server: spoke.server,
    stage: hosts.stage,
    mounts: { [secretFolder(hosts.stage)]: '/etc/otelcol-secrets' },
  })
}

beforeAll(async () => {
  world = await startWorld()
  const { stage } = world.hosts
  await Promise.all([world.hub, world.spoke].map(({ host }) => startPrograms(host, stage)))
  await Promise.all([scrapeOnHub(), scrapeOnSpoke()])
})

afterAll(() => world[Symbol.asyncDispose]())

const both = new Set([clusters.hub.name, clusters.spoke.name])

const seriesOf = async (query: string) => {
  const found = await world.prometheus.query(query)
  return found.map(({ metric }) => metric)
}

test.each([
  ['stated in three lines', 'printer', 'printer_pages_total'],
  ['with a bearer token from a Secret', 'locked', 'locked_pages_total'],
  ['of pods', 'pods', 'app_pages_total'],
])('a scrape %s appears under its job in both clusters, with the same labels', async (_, job, metric) => {
  await expect
    .poll(async () => new Set((await seriesOf(`up{job="${job}"} == 1`)).map(({ cluster }) => cluster)), {
      timeout: 100_000,
      interval: 1000,
    })
    .toEqual(both)
  const series = await seriesOf(`${metric}{job="${job}"}`)
  expect(new Set(series.map(({ cluster }) => cluster))).toEqual(both)
  expect(series).toHaveLength(2)
  const [one, other] = series.map((labels) => Object.keys(labels).toSorted())
  expect(other).toEqual(one)
})

test('a scrape that keeps some metrics stores no other', async (context) => {
  const names = await seriesOf(
    'group by (__name__, cluster) ({job="locked", __name__!~"up|scrape_.*|target_info"})',
  )
  expect(new Set(names.map(({ __name__: name }) => name))).toEqual(new Set(['locked_pages_total']))
  measured(context, { 'jobs of own scrapes in each cluster': String(Object.keys(scrapes).length) })
})
