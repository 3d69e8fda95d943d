import { InternalError } from '../internal-error.ts'
import type { ClusterInput } from '../fleet/cluster.ts'
import type { Fleet, FleetInput } from '../fleet/fleet.ts'
import type { MetricsStoreInput } from '../fleet/metrics-store.ts'
import type { WorkloadInput } from '../fleet/workload.ts'
import { eachInterval } from '../scrape-targets/index.ts'
import { readFleet } from '../reading/read-fleet.ts'

const resources = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } }

/** A workload with nothing optional, `over` what a test is about. */
export const sampleWorkload = (over: Partial<WorkloadInput> = {}): WorkloadInput => ({
  namespace: 'apps',
  controller: 'Deployment',
  image: 'registry.example/app:1.0.0',
  ports: { http: 8080 },
  probes: {
    action: { type: 'http', path: '/healthz', port: 'http' },
    liveness: { periodSeconds: 20, timeoutSeconds: 5 },
    readiness: { periodSeconds: 10, timeoutSeconds: 5 },
  },
  resources,
  runAs: { as: 'user', id: 1000 },
  readOnlyRootFilesystem: true,
  ...over,
})

/** A cluster of one node, with a unique number in all its addresses. */
export const sampleCluster = (number: number, over: Partial<ClusterInput> = {}): ClusterInput => ({
  kubeContext: `cluster-${number}`,
  nodes: { [`node-${number}`]: sampleNode(number) },
  storageClass: 'local-path',
  traefik: true,
  workloads: { app: sampleWorkload() },
  secrets: {},
  ...over,
})

/** A cluster's PostgreSQL that an exporter watches, with the Secret of its password. */
export const sampleDatabase = () =>
  ({
    workloads: {
      books: sampleWorkload({
        ports: { http: 8080, postgres: 5432 },
        env: { POSTGRES_PASSWORD: { secret: 'db', key: 'password' } },
        exporter: 'postgresql',
      }),
    },
    secrets: { db: { namespace: 'apps', keys: { password: 'the password of the database' } } },
  }) satisfies Partial<ClusterInput>

/** Node addresses may repeat from cluster to cluster; tailnet addresses may not: there are at most 10,000 numbers. */
export const sampleNode = (number: number): ClusterInput['nodes'][string] => ({
  address: `10.0.${Math.floor(number / 250)}.${(number % 250) + 1}`,
  tailnetAddress: `100.100.${Math.floor(number / 250)}.${(number % 250) + 1}`,
})

/** The charts that the generator writes values for. */
const charts: FleetInput['versions']['charts'] = {
  kubePrometheusStack: {
    url: 'oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack',
    version: '88.5.3',
  },
  loki: { url: 'oci://ghcr.io/grafana-community/helm-charts/loki', version: '18.11.0' },
  opentelemetryCollector: {
    url: 'oci://ghcr.io/open-telemetry/opentelemetry-helm-charts/opentelemetry-collector',
    version: '0.170.0',
  },
}

/** With memory for the series of some thirty clusters. */
const prometheus = {
  retention: '168h',
  retentionSize: '4Gi',
  volume: '5Gi',
  seriesBudget: 10_000,
  resources: { ...resources, limits: { memory: '1Gi' } },
}

/** A valid inventory of a hub called `hub` and a spoke called `spoke`, as a user would write it. */
export const sampleFleetInput = (over: Partial<FleetInput> = {}): FleetInput => ({
  clusters: { hub: sampleCluster(1), spoke: sampleCluster(2) },
  hub: {
    cluster: 'hub',
    ingest: { logs: { nodePort: 31080 }, metrics: { nodePort: 31090 } },
    prometheus,
    loki: {
      retention: '168h',
      volume: '5Gi',
      schemaFrom: '2025-01-01',
      resources,
      gateway: { resources },
    },
    grafana: {
      admin: { secret: 'grafana-admin', userKey: 'user', passwordKey: 'password' },
      resources,
    },
  },
  telemetry: {
    namespace: 'monitoring',
    scrapeIntervals: { ...eachInterval('30s'), nodeExporter: '15s', traefik: '15s' },
    longestOutage: '1h',
    collector: {
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      memoryLimit: '400Mi',
      logQueue: '1Gi',
    },
    nodeExporter: { resources },
    kubeStateMetrics: { resources },
  },
  versions: {
    images: {
      collector: 'registry.example/otelcol-contrib:0.160.0',
      nodeExporter: 'registry.example/node-exporter:v1.12.1',
      kubeStateMetrics: 'registry.example/kube-state-metrics:v2.20.0',
      cloudflared: 'registry.example/cloudflared:2026.8.0',
      blackboxExporter: 'registry.example/blackbox-exporter:v0.28.0',
      postgresExporter: 'registry.example/postgres-exporter:v0.19.1',
    },
    charts,
  },
  gitops: {
    source: { name: 'flux-system', namespace: 'flux-system' },
    branch: 'main',
    interval: '10m',
    retryInterval: '1m',
    timeout: '5m',
  },
  ...over,
})

/** A cloudflared connector and the Secret it needs, to spread into a cluster. */
export const sampleTunnel = {
  cloudflared: { namespace: 'cloudflare', token: { secret: 'tunnel-token', key: 'token' }, resources },
  secrets: { 'tunnel-token': { namespace: 'cloudflare', keys: { token: 'the token of the tunnel' } } },
} satisfies Partial<ClusterInput>

/** The same as a read fleet, which components take. Throws with every finding where `over` breaks a rule. */
export const sampleFleet = (over: Partial<FleetInput> = {}): Fleet => {
  const read = readFleet(sampleFleetInput(over))
  if (read.ok) return read.fleet
  const lines = read.findings.map(
    ({ rule, location, message }) => `${rule} at ${JSON.stringify(location)}: ${message}`,
  )
  throw new InternalError(`the sample fleet is not valid:\n${lines.join('\n')}`)
}

/** A store of traces, to spread into a fleet. */
export const sampleTraces = (traces: FleetInput['hub']['traces'] = {}) => {
  const { hub, versions } = sampleFleetInput()
  return {
    hub: { ...hub, traces },
    versions: { ...versions, images: { ...versions.images, jaeger: 'registry.example/jaeger:2.13.0' } },
  } satisfies Partial<FleetInput>
}

/** A store of logs that is VictoriaLogs, to spread into a fleet. */
export const sampleVictoriaLogs = (
  logs: Omit<Extract<FleetInput['hub']['logs'], { store: 'victoria-logs' }>, 'store'> = {},
) => {
  const {
    hub: { loki: _without, ...hub },
    versions,
  } = sampleFleetInput()
  return {
    hub: { ...hub, logs: { store: 'victoria-logs', ...logs } },
    versions: {
      ...versions,
      images: {
        ...versions.images,
        victoriaLogs: 'victoriametrics/victoria-logs:v1.52.1',
        nginx: 'nginxinc/nginx-unprivileged:1.31-alpine',
      },
    },
  } satisfies Partial<FleetInput>
}

/** Thanos as the store of metrics, to spread into a fleet. @param over what the store states beyond its bucket */
export const sampleThanos = (
  over: Omit<Partial<Extract<MetricsStoreInput, { store: 'thanos' }>>, 'store'> = {},
) => {
  const { hub, versions } = sampleFleetInput()
  return {
    hub: {
      ...hub,
      metrics: {
        store: 'thanos' as const,
        objectStorage: { endpoint: 'https://s3.example.org', bucket: 'fleet-metrics' },
        ...over,
      },
    },
    versions: { ...versions, images: { ...versions.images, thanos: 'registry.example/thanos:v0.42.4' } },
  } satisfies Partial<FleetInput>
}

/** A store of logs that is a distributed Loki, to spread into a fleet: `loki` is how its settings differ. */
export const sampleDistributedLoki = (loki: FleetInput['hub']['loki'] = {}) => {
  const { hub } = sampleFleetInput()
  const { resources: _ofOneProcess, ...stated } = hub.loki ?? {}
  return {
    hub: {
      ...hub,
      logs: { store: 'loki', mode: 'distributed' },
      loki: {
        ...stated,
        objectStorage: { endpoint: 'https://s3.example.org', bucket: 'fleet-logs' },
        ...loki,
      },
    },
  } satisfies Partial<FleetInput>
}

/** A tenant for each cluster, in Thanos and Loki, to spread into a fleet. @param tenants how far the move is */
export const sampleTenants = (
  tenants: FleetInput['hub']['tenants'] = 'per-cluster',
  { hub, versions }: Pick<FleetInput, 'hub' | 'versions'> = sampleThanos(),
) =>
  ({
    hub: { ...hub, ingest: { ...hub.ingest, credentials: 'required' }, tenants },
    versions,
  }) satisfies Partial<FleetInput>
