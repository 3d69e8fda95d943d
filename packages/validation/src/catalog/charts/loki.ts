import type { Path } from '../../values/location.ts'
import type { Addition, ChartContract, ForeignPods } from './chart-contract.ts'
import { LOKI_DEPENDENCIES } from './loki-dependencies.ts'
import { callsOfGateway, lokiDistributed } from './loki-distributed.ts'
import {
  LABELS_OF_SERVICES,
  LOKI_CHART_VERSION,
  LOKI_COMMON,
  LOKI_ISOLATION,
  LOKI_MEMBERS,
  LOKI_NAMESPACE,
  LOKI_PORTS,
  lokiPodLabels,
  UNSCRAPED,
} from './loki-labels.ts'

const OF_GATEWAY: readonly Path[] = [['commonLabels'], ['loki', 'serviceLabels']]

const store = lokiPodLabels('single-binary')

const gateway: ForeignPods = {
  part: 'gateway',
  namespaceFrom: LOKI_NAMESPACE,
  labels: lokiPodLabels('gateway'),
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
  namespaceFrom: LOKI_NAMESPACE,
  labels: { ...LOKI_COMMON, ...store, 'app.kubernetes.io/part-of': 'memberlist' },
  more: [['commonLabels'], ['loki', 'podLabels'], ['defaults', 'podLabels'], ['singleBinary', 'podLabels']],
  ports: [LOKI_PORTS.http, LOKI_PORTS.grpc, LOKI_PORTS.memberlist],
  intake: { takes: 'logs', path: '/otlp' },
  isolation: LOKI_ISOLATION,
  calls: [
    { to: store, port: 9095 },
    { to: store, port: 7946 },
  ],
}

const ofLoki = {
  part: 'loki',
  namespaceFrom: LOKI_NAMESPACE,
  labels: { ...LOKI_COMMON, 'app.kubernetes.io/component': 'single-binary' },
  more: [...LABELS_OF_SERVICES, ['singleBinary', 'service', 'labels']] as readonly Path[],
  ports: [LOKI_PORTS.http, LOKI_PORTS.grpc, LOKI_PORTS.grpclb],
  selector: store,
}

/** A second container of the gateway counts the lines of its access log. */
const exporter: Addition = {
  when: [
    [['gateway', 'enabled'], true],
    [['gateway', 'metrics', 'enabled'], true],
  ],
  services: {
    'loki-gateway-exporter': {
      part: 'gateway',
      namespaceFrom: LOKI_NAMESPACE,
      labels: { ...LOKI_COMMON, 'app.kubernetes.io/component': 'gateway' },
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

const ofEveryMode: ChartContract['services'] = {
  'loki-gateway': {
    part: 'gateway',
    namespaceFrom: LOKI_NAMESPACE,
    labels: { ...LOKI_COMMON, 'app.kubernetes.io/component': 'gateway', ...UNSCRAPED },
    more: [...OF_GATEWAY, ['gateway', 'service', 'labels']],
    ports: [{ name: 'http', number: 80 }],
    selector: gateway.labels,
  },
  'loki-memberlist': {
    part: 'loki',
    namespaceFrom: LOKI_NAMESPACE,
    labels: LOKI_COMMON,
    more: [['commonLabels']],
    ports: [{ name: 'tcp', number: 7946 }],
    selector: LOKI_MEMBERS,
  },
}

/** As rendered in the mode `Monolithic`, and in the mode `Distributed`. */
export const loki: ChartContract = {
  readFrom: LOKI_CHART_VERSION,
  url: 'oci://ghcr.io/grafana-community/helm-charts/loki',
  runs: { loki: '3.7.6' },
  holdsVolumes: true,
  services: {
    ...ofEveryMode,
    loki: ofLoki,
    'loki-headless': { ...ofLoki, labels: { ...ofLoki.labels, ...UNSCRAPED, variant: 'headless' } },
  },
  pods: [gateway, monolith],
  modes: [
    {
      when: { path: ['deploymentMode'], is: 'Distributed' },
      services: { ...ofEveryMode, ...lokiDistributed.services },
      pods: [{ ...gateway, calls: callsOfGateway }, ...lokiDistributed.pods],
    },
  ],
  additions: [exporter],
  dependsOn: LOKI_DEPENDENCIES,
}
