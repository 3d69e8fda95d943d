import type { FleetInput } from 'observability-fleet'

/** How the hub stores and shows telemetry, and where it takes in the spokes'. */
export const hub: Omit<FleetInput['hub'], 'cluster' | 'node'> = {
  ingest: { logs: { nodePort: 31080 }, metrics: { nodePort: 31090 } },
  prometheus: {
    retention: '168h',
    retentionSize: '4Gi',
    volume: '5Gi',
    seriesBudget: 10_000,
    resources: { requests: { cpu: '200m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
  },
  loki: {
    retention: '168h',
    volume: '5Gi',
    // Never change it once logs are stored.
    schemaFrom: '2025-01-01',
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    gateway: {
      resources: { requests: { cpu: '15m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    },
  },
  grafana: {
    admin: { secret: 'grafana-admin-credentials', userKey: 'admin-user', passwordKey: 'admin-password' },
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  },
}

/** How telemetry is collected, the same in every cluster. */
export const telemetry: FleetInput['telemetry'] = {
  namespace: 'monitoring',
  scrapeIntervals: {
    nodeExporter: '15s',
    kubeStateMetrics: '30s',
    cadvisor: '30s',
    traefik: '15s',
    cloudflared: '30s',
    flux: '30s',
    collector: '30s',
  },
  longestOutage: '1h',
  collector: {
    // An hour's scrapes of a small cluster take up to 450 MiB while they wait for the hub.
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '768Mi' } },
    memoryLimit: '600Mi',
    logQueue: '1Gi',
  },
  nodeExporter: {
    resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
  },
  kubeStateMetrics: {
    resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '100m', memory: '128Mi' } },
  },
}

/** How Flux follows the repository. */
export const gitops: FleetInput['gitops'] = {
  source: { name: 'flux-system', namespace: 'flux-system' },
  branch: 'main',
  interval: '10m',
  retryInterval: '1m',
  timeout: '10m',
}
