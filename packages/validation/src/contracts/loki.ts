import type { ChartContract, ForeignPods } from './chart-contract.ts'

const podLabels = (component: string) => ({
  'app.kubernetes.io/name': 'loki',
  'app.kubernetes.io/instance': 'loki',
  'app.kubernetes.io/component': component,
})

const store = podLabels('single-binary')

const gateway: ForeignPods = {
  labels: podLabels('gateway'),
  ports: [{ name: 'http', number: 8080 }],
  nginx: ['gateway', 'nginxConfig', 'file'],
  intake: { takes: 'logs', path: '/otlp' },
  calls: [{ to: store, port: 3100 }],
}

const monolith: ForeignPods = {
  labels: store,
  ports: [
    { name: 'http-metrics', number: 3100 },
    { name: 'grpc', number: 9095 },
    { name: 'http-memberlist', number: 7946 },
  ],
  intake: { takes: 'logs', path: '/otlp' },
  fenced:
    'Loki asks nobody who they are: whoever reaches it can read the logs of every cluster, and delete them',
  calls: [
    { to: store, port: 9095 },
    { to: store, port: 7946 },
  ],
}

/** As rendered in the mode `Monolithic`. */
export const loki: ChartContract = {
  readFrom: '18.11.0',
  url: 'oci://ghcr.io/grafana-community/helm-charts/loki',
  runs: { loki: '3.7.6' },
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
