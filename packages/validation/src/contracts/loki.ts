import type { ChartContract, ForeignPods } from './chart-contract.ts'

const podLabels = (component: string) => ({
  'app.kubernetes.io/name': 'loki',
  'app.kubernetes.io/instance': 'loki',
  'app.kubernetes.io/component': component,
})

const gateway: ForeignPods = {
  labels: podLabels('gateway'),
  ports: [{ name: 'http', number: 8080 }],
  intake: { takes: 'logs', path: '/otlp' },
}

const monolith: ForeignPods = {
  labels: podLabels('single-binary'),
  ports: [
    { name: 'http-metrics', number: 3100 },
    { name: 'grpc', number: 9095 },
    { name: 'http-memberlist', number: 7946 },
  ],
  intake: { takes: 'logs', path: '/otlp' },
}

/** As rendered in the mode `Monolithic`. */
export const loki: ChartContract = {
  readFrom: '18.11.0',
  url: 'oci://ghcr.io/grafana-community/helm-charts/loki',
  holdsVolumes: true,
  services: {
    'loki-gateway': { ports: [{ name: 'http', number: 80 }], selector: gateway.labels },
    loki: {
      ports: [
        { name: 'http-metrics', number: 3100 },
        { name: 'grpc', number: 9095 },
        { name: 'grpclb', number: 9096 },
      ],
      selector: monolith.labels,
    },
    'loki-headless': { ports: [{ name: 'http-metrics', number: 3100 }], selector: monolith.labels },
    'loki-memberlist': { ports: [{ name: 'tcp', number: 7946 }], selector: monolith.labels },
  },
  pods: [gateway, monolith],
}
