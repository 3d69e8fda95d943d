import type { ChartContract } from './chart-contract.ts'

/** As rendered in the mode `daemonset`, which makes no Service. Its label `component` has no prefix. */
export const opentelemetryCollector: ChartContract = {
  readFrom: '0.170.0',
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
