import type { ChartContract } from './chart-contract.ts'

/** As rendered in the mode `daemonset`, which makes no Service. Its label `component` has no prefix. */
export const opentelemetryCollector: ChartContract = {
  readFrom: '0.170.0',
  url: 'oci://ghcr.io/open-telemetry/opentelemetry-helm-charts/opentelemetry-collector',
  services: {},
  pods: [
    {
      labels: {
        'app.kubernetes.io/name': 'opentelemetry-collector',
        'app.kubernetes.io/instance': 'opentelemetry-collector',
        component: 'agent-collector',
      },
      ports: [{ name: 'metrics', number: 8888 }],
      exporter: 'otel-collector',
    },
  ],
}

/** What the chart gives its container whatever the values say. */
export const COLLECTOR_CHART = {
  tag: '0.158.0',
  variables: [['MY_POD_IP', 'status.podIP']] as readonly (readonly [string, string])[],
  mounts: [{ path: '/conf', isReadOnly: false }],
  metricsPort: 8888,
  healthPort: 13133,
  /** What the names of its pods begin with, in the mode `daemonset`. */
  podsOf: (release: string): string => `${release}-agent`,
} as const

export const COLLECTOR_CHART_NAME = 'opentelemetry-collector'
