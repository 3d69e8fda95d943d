import { operatorPort } from '../programs/prometheus-operator.ts'
import { clusters } from '../trees/clusters.ts'
import { podAddresses } from './pod-addresses.ts'

const inBoth = {
  cloudflared: `${podAddresses.cloudflared}:2000`,
  'kube-state-metrics': `${podAddresses['kube-state-metrics']}:8080`,
  traefik: `${podAddresses.traefik}:9100`,
  'source-controller': `${podAddresses['source-controller']}:8080`,
  'kustomize-controller': `${podAddresses['kustomize-controller']}:8080`,
  'helm-controller': `${podAddresses['helm-controller']}:8080`,
} as const

/** The addresses of exporters inside their cluster's host, at `/metrics` without authentication. */
export const metricsAddresses = {
  hub: {
    ...inBoth,
    'node-exporter': `${clusters.hub.node.address}:9100`,
    'otel-collector': `${podAddresses['otel-collector']}:8888`,
    prometheus: '127.0.0.1:9090',
    'prometheus-operator': `127.0.0.1:${operatorPort}`,
  },
  spoke: {
    ...inBoth,
    'node-exporter': `${clusters.spoke.node.address}:9100`,
    // It answers only to itself.
    'otel-collector': '127.0.0.1:8888',
  },
} as const
