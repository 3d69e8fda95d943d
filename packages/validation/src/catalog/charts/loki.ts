import type { Path } from '../../values/location.ts'
import type { Labels } from '../../values/selector.ts'
import type { Addition, ChartContract, ForeignPods } from './chart-contract.ts'
import { LOKI_DEPENDENCIES } from './loki-dependencies.ts'

const version = '18.11.0'

const podLabels = (component: string) => ({
  'app.kubernetes.io/name': 'loki',
  'app.kubernetes.io/instance': 'loki',
  'app.kubernetes.io/component': component,
})

/** What the chart labels every Service. */
const common: Labels = {
  'helm.sh/chart': `loki-${version}`,
  'app.kubernetes.io/name': 'loki',
  'app.kubernetes.io/instance': 'loki',
  'app.kubernetes.io/version': '3.7.6',
}

const NAMESPACE: Path = ['namespaceOverride']
const OF_SERVICES: readonly Path[] = [['commonLabels'], ['defaults', 'service', 'labels']]
const OF_GATEWAY: readonly Path[] = [['commonLabels'], ['loki', 'serviceLabels']]

const store = podLabels('single-binary')

const gateway: ForeignPods = {
  part: 'gateway',
  namespaceFrom: NAMESPACE,
  labels: podLabels('gateway'),
  more: [
    ['loki', 'podLabels'],
    ['gateway', 'podLabels'],
  ],
  ports: [{ name: 'http', number: 8080 }],
  nginx: ['gateway', 'nginxConfig', 'file'],
  intake: { takes: 'logs', path: '/otlp' },
  calls: [{ to: store, port: 3100 }],
}

const monolith: ForeignPods = {
  part: 'loki',
  namespaceFrom: NAMESPACE,
  labels: { ...common, ...store, 'app.kubernetes.io/part-of': 'memberlist' },
  more: [['commonLabels'], ['loki', 'podLabels'], ['defaults', 'podLabels'], ['singleBinary', 'podLabels']],
  ports: [
    { name: 'http-metrics', number: 3100 },
    { name: 'grpc', number: 9095 },
    { name: 'http-memberlist', number: 7946 },
  ],
  intake: { takes: 'logs', path: '/otlp' },
  isolation: 'Loki has no authentication: every client can read the logs of all clusters, and delete them',
  calls: [
    { to: store, port: 9095 },
    { to: store, port: 7946 },
  ],
}

const ofLoki = {
  part: 'loki',
  namespaceFrom: NAMESPACE,
  labels: { ...common, 'app.kubernetes.io/component': 'single-binary' },
  more: [...OF_SERVICES, ['singleBinary', 'service', 'labels']] as readonly Path[],
  ports: [
    { name: 'http-metrics', number: 3100 },
    { name: 'grpc', number: 9095 },
    { name: 'grpclb', number: 9096 },
  ],
  selector: store,
}

/** What the chart makes for those that Prometheus is not to scrape twice. */
const UNSCRAPED = { 'prometheus.io/service-monitor': 'false' }

/** A second container of the gateway counts the lines of its access log. */
const exporter: Addition = {
  when: [
    [['gateway', 'enabled'], true],
    [['gateway', 'metrics', 'enabled'], true],
  ],
  services: {
    'loki-gateway-exporter': {
      part: 'gateway',
      namespaceFrom: NAMESPACE,
      labels: { ...common, 'app.kubernetes.io/component': 'gateway' },
      more: [...OF_GATEWAY, ['gateway', 'metrics', 'service', 'labels']],
      ports: [{ name: 'http-metrics', number: 4040 }],
      selector: gateway.labels,
    },
  },
  podPorts: {
    gateway: [
      { name: 'http-metrics', number: 4040 },
      { name: 'syslog', number: 8514 },
    ],
  },
}

/** As rendered in the mode `Monolithic`. */
export const loki: ChartContract = {
  readFrom: version,
  url: 'oci://ghcr.io/grafana-community/helm-charts/loki',
  runs: { loki: '3.7.6' },
  holdsVolumes: true,
  services: {
    'loki-gateway': {
      part: 'gateway',
      namespaceFrom: NAMESPACE,
      labels: { ...common, 'app.kubernetes.io/component': 'gateway', ...UNSCRAPED },
      more: [...OF_GATEWAY, ['gateway', 'service', 'labels']],
      ports: [{ name: 'http', number: 80 }],
      selector: gateway.labels,
    },
    loki: ofLoki,
    'loki-headless': { ...ofLoki, labels: { ...ofLoki.labels, ...UNSCRAPED, variant: 'headless' } },
    'loki-memberlist': {
      part: 'loki',
      namespaceFrom: NAMESPACE,
      labels: common,
      more: [['commonLabels']],
      ports: [{ name: 'tcp', number: 7946 }],
      selector: {
        'app.kubernetes.io/name': 'loki',
        'app.kubernetes.io/instance': 'loki',
        'app.kubernetes.io/part-of': 'memberlist',
      },
    },
  },
  pods: [gateway, monolith],
  additions: [exporter],
  dependsOn: LOKI_DEPENDENCIES,
}
