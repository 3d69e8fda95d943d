import type { Signal } from '@fleet/topology/pushes'
import type { KubernetesObject } from '../live/cluster-api.ts'

/** When played fleets are asked. */
const NOW = Date.UTC(2026, 10, 30)

/** A pod of the collector of a spoke, which has been ready for an hour. */
export const collectorPod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'otel-collector-x7k2p',
    namespace: 'monitoring',
    labels: { 'app.kubernetes.io/name': 'otel-collector' },
  },
  spec: {
    nodeName: 'node-2',
    containers: [{ name: 'otel-collector' }],
    volumes: [{ name: 'config', configMap: { name: 'otel-collector-b8b2e58b32' } }],
  },
  status: {
    phase: 'Running',
    conditions: [
      { type: 'Ready', status: 'True', lastTransitionTime: new Date(NOW - 3_600_000).toISOString() },
    ],
  },
} satisfies KubernetesObject & Record<string, unknown>

export const COLLECTOR_LOG =
  '/api/v1/namespaces/monitoring/pods/otel-collector-x7k2p/log?container=otel-collector&sinceSeconds=900&tailLines=500'

/** What a line says of an exporter. */
interface Line {
  readonly msg: string
  readonly 'otelcol.component.id': string
  readonly 'otelcol.signal': Signal
  readonly error: string
  readonly status_code?: number
}

/** A log in which a line comes again for three minutes, as the collector 0.160 writes it. @param ended how many seconds ago it ended */
export const logOf = (line: Line, ended = 10): string =>
  [180, 120, 60, 0]
    .map((before) =>
      JSON.stringify({
        level: 'info',
        ts: new Date(NOW - (before + ended) * 1000).toISOString(),
        'otelcol.component.kind': 'exporter',
        ...line,
      }),
    )
    .join('\n')

/** Lines do not get to the hub. */
export const noConnection = (error: string): Line => ({
  msg: 'Exporting failed. Will retry the request after interval.',
  'otelcol.component.id': 'otlp_http',
  'otelcol.signal': 'logs',
  error: `failed to make an HTTP request: Post "http://100.100.0.2:31080/otlp/v1/logs": ${error}`,
})

/** The hub answers to lines. */
export const logsAnswered = (status: number): Line => ({
  msg: 'Exporting failed. Will retry the request after interval.',
  'otelcol.component.id': 'otlp_http',
  'otelcol.signal': 'logs',
  error: `rpc error: code = Unavailable desc = error exporting items, request to http://100.100.0.2:31080/otlp/v1/logs responded with HTTP Status Code ${status}`,
})

/** The hub answers to samples. */
export const metricsAnswered = (status: number, error: string): Line => ({
  msg: 'failed to send WriteRequest to remote endpoint',
  'otelcol.component.id': 'prometheus_remote_write',
  'otelcol.signal': 'metrics',
  status_code: status,
  error,
})

/** The hub answers to spans. */
export const tracesAnswered = (status: number): Line => ({
  msg: 'Exporting failed. Will retry the request after interval.',
  'otelcol.component.id': EXPORTERS.traces,
  'otelcol.signal': 'traces',
  error: `rpc error: code = Unavailable desc = error exporting items, request to http://100.100.0.2:31100/v1/traces responded with HTTP Status Code ${status}`,
})

const EXPORTERS: Readonly<Record<Signal, string>> = {
  logs: 'otlp_http',
  metrics: 'prometheus_remote_write',
  traces: 'otlp_http/traces',
}

/** The queue takes nothing more. */
export const notQueued = (signal: Signal, error: string): Line => ({
  msg: 'Exporting failed. Rejecting data.',
  'otelcol.component.id': EXPORTERS[signal],
  'otelcol.signal': signal,
  error,
})

/**
 * The configuration of a spoke's collector, which YAML reads as well.
 * @param over other addresses; `traces` is that of the hub where the fleet keeps spans
 */
export const collectorConfig = (
  over: { readonly hub?: string; readonly host?: string; readonly traces?: string } = {},
): KubernetesObject & Record<string, unknown> => {
  const { hub = '100.100.0.2', host = '127.0.0.1', traces } = over
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'otel-collector-b8b2e58b32', namespace: 'monitoring' },
    data: {
      'config.yaml': JSON.stringify({
        exporters: {
          otlp_http: { endpoint: `http://${hub}:31080/otlp` },
          prometheus_remote_write: { http: { endpoint: `http://${hub}:31090/api/v1/write` } },
          ...(traces && { 'otlp_http/traces': { endpoint: `http://${traces}:31100` } }),
        },
        service: {
          pipelines: {
            logs: { exporters: ['otlp_http'] },
            metrics: { exporters: ['prometheus_remote_write'] },
            ...(traces && { traces: { exporters: ['otlp_http/traces'] } }),
          },
          telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host, port: 8888 } } } }] } },
        },
      }),
    },
  }
}

const NODE_PORTS = {
  'loki-gateway-external': 31080,
  'prometheus-otlp-external': 31090,
  'jaeger-otlp-external': 31100,
} as const

/** A Service of the hub that spokes push to, and its one ready pod. */
export const ingest = (
  name: keyof typeof NODE_PORTS,
  spec: Readonly<Record<string, unknown>> = {},
): readonly [KubernetesObject, KubernetesObject] => [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'monitoring' },
    spec: {
      type: 'NodePort',
      externalTrafficPolicy: 'Local',
      ports: [{ port: 80, nodePort: NODE_PORTS[name] }],
      ...spec,
    },
  } as KubernetesObject,
  readySlice(name),
]

/** The EndpointSlice of a Service. */
export const readySlice = (name: string, ready = true): KubernetesObject =>
  ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-abcde`,
      namespace: 'monitoring',
      labels: { 'kubernetes.io/service-name': name },
    },
    endpoints: [{ addresses: ['10.42.0.9'], conditions: { ready } }],
  }) as KubernetesObject
