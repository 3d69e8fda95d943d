import type { ChartContract, ForeignPods } from './chart-contract.ts'

const release = 'kube-prometheus-stack'

/** The operator, not the chart, labels these. */
const prometheus: ForeignPods = {
  labels: { 'app.kubernetes.io/name': 'prometheus', 'operator.prometheus.io/name': `${release}-prometheus` },
  ports: [
    { name: 'http-web', number: 9090 },
    { name: 'reloader-web', number: 8080 },
  ],
  intake: { takes: 'metrics', path: '/api/v1/write' },
}

const ofSubchart = (name: string, port: string, number: number): ForeignPods => ({
  labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': release },
  ports: [{ name: port, number }],
})

/** As rendered with `cleanPrometheusOperatorObjectNames` off, the chart's default. */
export const kubePrometheusStack: ChartContract = {
  readFrom: '88.5.3',
  url: 'oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack',
  runs: { prometheus: '3.14.0', 'prometheus-operator': '0.93.1' },
  holdsVolumes: true,
  brings: ['monitoring.coreos.com'],
  services: {
    [`${release}-prometheus`]: {
      ports: [
        { name: 'http-web', number: 9090 },
        { name: 'reloader-web', number: 8080 },
      ],
      selector: prometheus.labels,
      scraped: 9090,
    },
    [`${release}-grafana`]: { ports: [{ name: 'http-web', number: 80 }], scraped: 80 },
    [`${release}-kube-state-metrics`]: { ports: [{ name: 'http', number: 8080 }], scraped: 8080 },
    [`${release}-prometheus-node-exporter`]: {
      ports: [{ name: 'http-metrics', number: 9100 }],
      scraped: 9100,
    },
    [`${release}-operator`]: { ports: [{ name: 'https', number: 443 }], scraped: 443 },
  },
  pods: [
    prometheus,
    ofSubchart('grafana', 'grafana', 3000),
    ofSubchart('kube-state-metrics', 'http', 8080),
    ofSubchart('prometheus-node-exporter', 'http-metrics', 9100),
  ],
}
