import type { BuiltInName } from '@fleet/model'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compare } from '../../src/catalogues/drift.ts'
import { programFile } from '../../src/engines/engines.ts'
import { fetchIn } from '../../src/expositions/samples.ts'
import { forwardConnections } from '../../src/hosts/forwarding.ts'
import type { Host } from '../../src/hosts/host.ts'
import { blackboxPort, startBlackboxExporter } from '../../src/programs/blackbox-exporter.ts'
import { collectorOfDaemonSet, startCollector } from '../../src/programs/collector.ts'
import { startHttpsSite } from '../../src/programs/https-site.ts'
import { measured } from '../../src/results/measured.ts'
import { objectsOfVersion } from '../../src/transitions/version-objects.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectOf, textAt, valueAt, type KubernetesObject } from '../../src/trees/committed.ts'
import { startWorld, type World, type WorldCluster } from '../../src/world/world.ts'

const NAME = 'site.lab.example'
const SITE = { name: NAME, address: '192.168.78.7', port: 8443 }
const ALIVE = `https://${NAME}:${SITE.port}/`
/** The site does not trust itself: its certificate is signed by the lab. */
const UNTRUSTED = `https://${NAME}:${SITE.port}/untrusted`
const DEAD = `https://${NAME}:8444/`
const ETCD = 2381

const probes = {
  alive: { url: ALIVE, interval: '10s', certificate: 'any' as const },
  untrusted: { url: UNTRUSTED, interval: '10s' },
  dead: { url: DEAD, interval: '10s' },
}

const ON_HUB: BuiltInName[] = ['etcd']
const ON_SPOKE: BuiltInName[] = ['etcd', 'apiserver']

const probed = {
  ...inventory,
  clusters: Object.fromEntries(
    Object.entries(inventory.clusters).map(([name, cluster]) => [
      name,
      {
        ...cluster,
        probes,
        // The hub's API server would need another release of the chart's Prometheus.
        builtInScrapes: name === clusters.hub.name ? ON_HUB : ON_SPOKE,
      },
    ]),
  ),
}

const objects = objectsOfVersion({ fleet: probed })
const objectsIn = (cluster: string): readonly KubernetesObject[] => objects.get(cluster) ?? []

/** An etcd that shows its metrics as that of k3s does: at the address of its node. */
const startEtcd = (host: Host, address: string): void => {
  host.start({
    name: 'etcd-of-k3s',
    file: programFile('etcd'),
    args: [
      `--data-dir=/var/lib/etcd-of-k3s-${host.name}`,
      '--listen-client-urls=http://127.0.0.1:12379',
      '--advertise-client-urls=http://127.0.0.1:12379',
      '--listen-peer-urls=http://127.0.0.1:12380',
      '--initial-advertise-peer-urls=http://127.0.0.1:12380',
      '--initial-cluster=default=http://127.0.0.1:12380',
      `--listen-metrics-urls=http://${address}:${ETCD}`,
    ],
  })
}

const prepare = async (
  { host, server }: WorldCluster,
  { name, node }: (typeof clusters)['hub'],
): Promise<void> => {
  await startHttpsSite(host, { ...SITE, authority: server.authority })
  await startBlackboxExporter(host, objectsIn(name))
  startEtcd(host, node.address)
  await server.api.apply([
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: node.name, labels: { 'node-role.kubernetes.io/etcd': 'true' } },
    },
    ...objectsIn(name).filter(
      ({ kind, metadata }) =>
        kind === 'ScrapeConfig' || (kind === 'ClusterRole' && metadata.name === 'otel-collector'),
    ),
  ])
}

const scrapeOnSpoke = async (world: World): Promise<void> => {
  const { spoke, hosts } = world
  const { host, server } = spoke
  host.addNames('10.43.0.1', ['kubernetes.default.svc'])
  await forwardConnections(host, '10.43.0.1:443', '127.0.0.1:6443')
  const configMap = objectsIn(clusters.spoke.name).find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('otel-collector-'),
  )
  await spoke.collector.kill('SIGTERM')
  await startCollector(host, {
    spec: collectorOfDaemonSet(objectOf(clusters.spoke.name, 'DaemonSet', 'otel-collector'), configMap),
    server,
    stage: hosts.stage,
  })
}

let world: World

beforeAll(async () => {
  world = await startWorld()
  await Promise.all([prepare(world.hub, clusters.hub), prepare(world.spoke, clusters.spoke)])
  await Promise.all([
    world.prometheus.follow(({ configuration }) =>
      ['probes-10s', 'etcd'].every((name) =>
        configuration.includes(`job_name: scrapeConfig/monitoring/${name}`),
      ),
    ),
    scrapeOnSpoke(world),
  ])
})

afterAll(() => world[Symbol.asyncDispose]())

const both = new Set([clusters.hub.name, clusters.spoke.name])

const clustersWith = async (query: string) =>
  new Set((await world.prometheus.query(query)).map(({ metric }) => metric['cluster']))

const PATIENCE = { timeout: 120_000, interval: 1000 }

test.each([
  ['an answer is a success', ALIVE, 1],
  ['a certificate of an authority that nobody trusts is none', UNTRUSTED, 0],
  ['silence is none', DEAD, 0],
])('%s, in both clusters', async (_, url, success) => {
  await expect
    .poll(() => clustersWith(`probe_success{job="probes", instance="${url}"} == ${success}`), PATIENCE)
    .toEqual(both)
})

test('the status and the days of the certificate arrive, with the same labels from both clusters', async (context) => {
  await expect
    .poll(() => clustersWith(`probe_http_status_code{job="probes", instance="${ALIVE}"} == 200`), PATIENCE)
    .toEqual(both)
  await expect
    .poll(
      () =>
        clustersWith(
          `probe_ssl_earliest_cert_expiry{job="probes", instance="${ALIVE}"} - time() < 2 * 86400 > 86400`,
        ),
      PATIENCE,
    )
    .toEqual(both)
  const series = await world.prometheus.query(`probe_success{instance="${ALIVE}"}`)
  const [one, other] = series.map(({ metric }) => Object.keys(metric).toSorted())
  expect(other).toEqual(one)
  const [count] = await world.prometheus.query(
    `count({job="probes", instance="${ALIVE}", cluster="${clusters.hub.name}"})`,
  )
  measured(context, { 'series of a URL': String(count?.value?.[1]) })
})

const expressionOf = (alert: string): string => {
  const rules = objectsIn(clusters.hub.name).find(
    ({ kind, metadata }) => kind === 'PrometheusRule' && metadata.name === 'fleet-telemetry',
  )
  const groups = valueAt(rules, 'spec', 'groups') as readonly {
    readonly rules: readonly { readonly alert?: string }[]
  }[]
  return textAt(
    groups.flatMap((group) => group.rules).find((rule) => rule.alert === alert),
    'expr',
  )
}

test('the alerts hold for what is down and for a certificate of two days, and for nothing else', async () => {
  const holding = async (alert: string) =>
    new Set((await world.prometheus.query(expressionOf(alert))).map(({ metric }) => metric['instance']))
  expect(await holding('HostDown')).toEqual(new Set([UNTRUSTED, DEAD]))
  expect(await holding('CertificateExpires')).toEqual(new Set([ALIVE]))
})

test('every metric that the exporter shows is in its catalogue, of its type and with its labels', () => {
  const page = [ALIVE, DEAD]
    .map((url) =>
      fetchIn(
        world.spoke.host,
        `http://127.0.0.1:${blackboxPort}/probe?module=answers-any-certificate&target=${url}`,
      ),
    )
    .join('\n')
  const { drifts, shown } = compare('blackbox-exporter', page)
  expect(drifts).toEqual([])
  expect(shown).toBeGreaterThan(15)
})

test('etcd is found by the label of its node, in both clusters', async (context) => {
  await expect.poll(() => clustersWith('etcd_server_has_leader{job="etcd"} == 1'), PATIENCE).toEqual(both)
  const page = fetchIn(world.spoke.host, `http://${clusters.spoke.node.address}:${ETCD}/metrics`)
  const wrong = compare('etcd', page).drifts.filter(({ known }) => known !== undefined)
  expect(wrong).toEqual([])
  const [count] = await world.prometheus.query(`count({job="etcd", cluster="${clusters.spoke.name}"})`)
  measured(context, { 'series of etcd': String(count?.value?.[1]) })
})

test('the API server is asked with the rights of the collector', async (context) => {
  const spoke = new Set([clusters.spoke.name])
  await expect.poll(() => clustersWith('up{job="apiserver"} == 1'), PATIENCE).toEqual(spoke)
  await expect
    .poll(() => clustersWith('apiserver_request_total{job="apiserver"} > 0'), PATIENCE)
    .toEqual(spoke)
  const others = await world.prometheus.query(
    'group by (__name__) ({job="apiserver", __name__!~"apiserver_.*|up|scrape_.*|target_info"})',
  )
  expect(others).toEqual([])
  const [count] = await world.prometheus.query('count({job="apiserver"})')
  measured(context, { 'series of the API server': String(count?.value?.[1]) })
})
