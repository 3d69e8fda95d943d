import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { POSTGRES_EXPORTER, type ClusterInput, type WorkloadInput } from '@fleet/model'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { noPostgres, postgresPrograms } from '../../src/backups/given-postgres.ts'
import { startPostgres, type DatabaseFacts, type PostgresServer } from '../../src/backups/postgres-server.ts'
import { compare } from '../../src/catalogues/drift.ts'
import { resultsOf } from '../../src/dashboards/ask.ts'
import { dashboardsIn } from '../../src/dashboards/committed-dashboards.ts'
import { fetchIn } from '../../src/expositions/samples.ts'
import { collectorOfDaemonSet, startCollector } from '../../src/programs/collector.ts'
import { postgresExporterPort, startPostgresExporter } from '../../src/programs/postgres-exporter.ts'
import { measured } from '../../src/results/measured.ts'
import { objectsOfVersion } from '../../src/transitions/version-objects.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectOf, textAt, valueAt, type KubernetesObject } from '../../src/trees/committed.ts'
import { startWorld, type World, type WorldCluster } from '../../src/world/world.ts'

/*
 * A real PostgreSQL and its real exporter in both clusters: on the hub it connects as the workload's user, on the spoke as one
 * with the role pg_monitor alone.
 */

const facts: DatabaseFacts = { host: 'books', user: 'owner', database: 'books', password: 'of the owner' }
const MONITOR = { name: 'monitor', password: 'of the monitor: /@?' }
const INSTANCE = 'books.library.svc:5432'

const database = (exporter: WorkloadInput['exporter'] & {}): WorkloadInput => ({
  namespace: 'library',
  controller: 'Deployment',
  image: 'postgres:17.5-alpine',
  ports: { postgres: 5432 },
  probes: {
    action: { type: 'exec', command: ['pg_isready', '--username=owner', '--dbname=books'] },
    liveness: { periodSeconds: 30, timeoutSeconds: 5 },
    readiness: { periodSeconds: 10, timeoutSeconds: 5 },
  },
  resources: { requests: { cpu: '25m', memory: '64Mi' }, limits: { memory: '256Mi' } },
  runAs: { as: 'user', id: 70 },
  readOnlyRootFilesystem: true,
  scratch: ['/var/run/postgresql', '/tmp'],
  env: {
    POSTGRES_USER: facts.user,
    POSTGRES_DB: facts.database,
    POSTGRES_PASSWORD: { secret: 'books', key: 'owner' },
  },
  volumes: { data: { size: '1Gi', mounts: [{ path: '/var/lib/postgresql/data' }] } },
  admits: ['books'],
  exporter,
})

const withDatabase = (cluster: ClusterInput, exporter: WorkloadInput['exporter'] & {}): ClusterInput => ({
  ...cluster,
  workloads: { ...cluster.workloads, books: database(exporter) },
  secrets: {
    ...cluster.secrets,
    books: {
      namespace: 'library',
      keys: {
        owner: 'the password of the owner',
        ...(typeof exporter === 'object' && { monitor: 'the password of the monitor' }),
      },
    },
  },
})

const watched = {
  ...inventory,
  clusters: Object.fromEntries(
    Object.entries(inventory.clusters).map(([name, cluster]) => [
      name,
      withDatabase(
        cluster,
        name === clusters.hub.name
          ? 'postgresql'
          : { of: 'postgresql', user: MONITOR.name, password: { secret: 'books', key: 'monitor' } },
      ),
    ]),
  ),
}

const objects = objectsOfVersion({ fleet: watched })
const objectsIn = (cluster: string): readonly KubernetesObject[] => objects.get(cluster) ?? []
const named = (cluster: string, kind: string, name: string): KubernetesObject => {
  const found = objectsIn(cluster).find((one) => one.kind === kind && one.metadata.name === name)
  if (!found) throw new Error(`the tree has no ${kind} ${name}`)
  return found
}

const programs = postgresPrograms()

let world: World
let servers: ReadonlyMap<string, PostgresServer>

/** Their folders are below one that the server's user passes through. */
const prepare = async (
  { host }: WorldCluster,
  cluster: string,
): Promise<readonly [string, PostgresServer]> => {
  const folder = join(world.hosts.stage, `postgres-${cluster}`)
  const server = await startPostgres(host, { programs: programs ?? '', folder, facts })
  server.query(`CREATE ROLE monitor LOGIN IN ROLE pg_monitor PASSWORD '${MONITOR.password}'`)
  await startPostgresExporter(host, named(cluster, 'Deployment', 'books-exporter'), (_, key) =>
    key === 'monitor' ? MONITOR.password : facts.password,
  )
  return [cluster, server]
}

const scrapeOnHub = async (): Promise<void> => {
  await world.hub.server.api.apply(objectsIn(clusters.hub.name).filter(({ kind }) => kind === 'ScrapeConfig'))
  await world.prometheus.follow(({ configuration }) =>
    configuration.includes(`job_name: scrapeConfig/monitoring/${POSTGRES_EXPORTER.job}`),
  )
}

const scrapeOnSpoke = async (): Promise<void> => {
  const { spoke, hosts } = world
  const configMap = objectsIn(clusters.spoke.name).find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('otel-collector-'),
  )
  await spoke.collector.kill('SIGTERM')
  await startCollector(spoke.host, {
    spec: collectorOfDaemonSet(objectOf(clusters.spoke.name, 'DaemonSet', 'otel-collector'), configMap),
    server: spoke.server,
    stage: hosts.stage,
  })
}

beforeAll(async () => {
  if (programs === undefined) return
  world = await startWorld()
  chmodSync(world.hosts.stage, 0o755)
  servers = new Map(
    await Promise.all([prepare(world.hub, clusters.hub.name), prepare(world.spoke, clusters.spoke.name)]),
  )
  await Promise.all([scrapeOnHub(), scrapeOnSpoke()])
})

afterAll(() => (programs === undefined ? undefined : world[Symbol.asyncDispose]()))

const needsPostgres = (context: TestContext): void => {
  if (programs === undefined) context.skip(noPostgres)
}

const both = new Set([clusters.hub.name, clusters.spoke.name])

const clustersWith = async (query: string) =>
  new Set((await world.prometheus.query(query)).map(({ metric }) => metric['cluster']))

const PATIENCE = { timeout: 120_000, interval: 1000 }
const OF_BOOKS = `job="${POSTGRES_EXPORTER.job}", namespace="library", instance="${INSTANCE}"`

test('a database is up, as the workload’s user and as one with the role pg_monitor alone', async (context) => {
  needsPostgres(context)
  await expect.poll(() => clustersWith(`pg_up{${OF_BOOKS}} == 1`), PATIENCE).toEqual(both)
  await expect
    .poll(() => clustersWith(`pg_database_size_bytes{${OF_BOOKS}, datname="books"} > 1e6`), PATIENCE)
    .toEqual(both)
  const series = await world.prometheus.query(`pg_stat_database_xact_commit{${OF_BOOKS}, datname="books"}`)
  const [one, other] = series.map(({ metric }) => Object.keys(metric).toSorted())
  expect(other).toEqual(one)
  const [count] = await world.prometheus.query(`count({${OF_BOOKS}, cluster="${clusters.hub.name}"})`)
  measured(context, { 'series of a PostgreSQL': String(count?.value?.[1]) })
})

test('nothing else is kept than what the catalogue knows, of its type and with its labels', async (context) => {
  needsPostgres(context)
  const page = fetchIn(world.spoke.host, `http://127.0.0.1:${postgresExporterPort}/metrics`)
  expect(compare(POSTGRES_EXPORTER.job, page).drifts.filter(({ known }) => known !== undefined)).toEqual([])
  expect(compare(POSTGRES_EXPORTER.job, page).unseen).toEqual([])
  const others = await world.prometheus.query(
    `group by (__name__) ({${OF_BOOKS}, __name__!~"pg_.*|up|scrape_.*|target_info"})`,
  )
  expect(others).toEqual([])
})

test('every panel of the dashboard of databases shows both of them', async (context) => {
  needsPostgres(context)
  const dashboard = dashboardsIn(objectsIn(clusters.hub.name)).find(
    ({ title }) => title === 'Fleet / Databases',
  )
  const queries = dashboard?.queries ?? []
  expect(queries.length).toBeGreaterThan(10)
  const look = { choices: {}, range: 600, interval: 30, scrapeInterval: 30 }
  for (const query of queries)
    await expect
      .poll(
        () =>
          resultsOf(
            { loki: undefined, prometheus: world.prometheus },
            query,
            dashboard?.variables ?? [],
            look,
          ),
        PATIENCE,
      )
      .toBe(both.size)
  measured(context, { queries: String(queries.length) })
})

const expressionOf = (alert: string): string => {
  const groups = valueAt(
    named(clusters.hub.name, 'PrometheusRule', 'fleet-telemetry'),
    'spec',
    'groups',
  ) as readonly { readonly rules: readonly { readonly alert?: string }[] }[]
  return textAt(
    groups.flatMap((group) => group.rules).find((rule) => rule.alert === alert),
    'expr',
  )
}

const holding = (alert: string) => clustersWith(expressionOf(alert))

test('the alert on connections holds where clients take nearly all of them', async (context) => {
  needsPostgres(context)
  expect(await holding('PostgresConnectionsRunOut')).toEqual(new Set())
  const { host } = world.spoke
  const client = `PGPASSWORD='${facts.password}' ${join(programs ?? '', 'psql')} --host=${facts.host} --username=${facts.user} --dbname=${facts.database} --command='SELECT pg_sleep(180)'`
  const clients = host.start({
    name: 'clients',
    file: 'sh',
    args: ['-c', `for n in $(seq 90); do ${client} >/dev/null & done; wait`],
  })
  await expect
    .poll(() => holding('PostgresConnectionsRunOut'), PATIENCE)
    .toEqual(new Set([clusters.spoke.name]))
  await clients.kill('SIGKILL')
})

test('the alert on a database that is down holds for the one that is stopped, and its exporter lives', async (context) => {
  needsPostgres(context)
  expect(await holding('PostgresDown')).toEqual(new Set())
  await servers.get(clusters.spoke.name)?.stop()
  await expect.poll(() => holding('PostgresDown'), PATIENCE).toEqual(new Set([clusters.spoke.name]))
  expect(await clustersWith(`up{${OF_BOOKS}} == 1`)).toEqual(both)
})
