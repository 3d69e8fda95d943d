import type { FleetInput } from '@fleet/model'
import { homelab } from './homelab.ts'
import { oracleK3s } from './oracle-k3s.ts'
import { versions } from './versions.ts'

/** The whole fleet. The hub is a fact like any other: with another name, the stores move to that cluster. */
export const fleet: FleetInput = {
  clusters: { homelab, 'oracle-k3s': oracleK3s },
  versions,
  hub: {
    cluster: 'homelab',
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
  },
  telemetry: {
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
      // An hour's scrapes of a small cluster take up to 450 MiB while they wait for the hub: docs/decisions/0008.
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
  },
  gitops: {
    source: { name: 'flux-system', namespace: 'flux-system' },
    branch: 'main',
    interval: '10m',
    retryInterval: '1m',
    timeout: '10m',
  },
}
