import type { Path } from '../spot.ts'
import type { Labels } from '../view/selector.ts'
import type { Addition, ChartContract, ForeignPods, ForeignService } from './chart-contract.ts'
import { KUBE_PROMETHEUS_STACK_DEPENDENCIES } from './kube-prometheus-stack-dependencies.ts'

const release = 'kube-prometheus-stack'
const version = '88.5.3'

/** The operator, not the chart, labels these. */
const prometheus: ForeignPods = {
  part: 'prometheus',
  namespaceFrom: ['namespaceOverride'],
  labels: {
    'app.kubernetes.io/name': 'prometheus',
    'app.kubernetes.io/instance': `${release}-prometheus`,
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    'operator.prometheus.io/name': `${release}-prometheus`,
    'operator.prometheus.io/shard': '0',
    prometheus: `${release}-prometheus`,
  },
  more: [['prometheus', 'prometheusSpec', 'podMetadata', 'labels']],
  ports: [
    { name: 'http-web', number: 9090 },
    { name: 'reloader-web', number: 8080 },
  ],
  intake: { takes: 'metrics', path: '/api/v1/write' },
}

/** What the chart labels all that it makes itself. */
const common: Labels = {
  'app.kubernetes.io/managed-by': 'Helm',
  'app.kubernetes.io/instance': release,
  'app.kubernetes.io/version': version,
  'app.kubernetes.io/part-of': release,
  chart: `${release}-${version}`,
  release,
  heritage: 'Helm',
}

const operatorLabels: Labels = {
  ...common,
  app: `${release}-operator`,
  'app.kubernetes.io/name': `${release}-prometheus-operator`,
  'app.kubernetes.io/component': 'prometheus-operator',
}

const COMMON: Path = ['commonLabels']

const operator: ForeignPods = {
  part: 'operator',
  namespaceFrom: ['namespaceOverride'],
  labels: operatorLabels,
  more: [COMMON, ['prometheusOperator', 'podLabels']],
  ports: [{ name: 'https', number: 10250 }],
}

const grafanaLabels: Labels = {
  'helm.sh/chart': 'grafana-12.11.1',
  'app.kubernetes.io/name': 'grafana',
  'app.kubernetes.io/instance': release,
  'app.kubernetes.io/version': '13.2.0',
}

const grafana: ForeignPods = {
  part: 'grafana',
  namespaceFrom: ['grafana', 'namespaceOverride'],
  labels: grafanaLabels,
  more: [
    ['grafana', 'extraLabels'],
    ['grafana', 'podLabels'],
  ],
  ports: [
    { name: 'grafana', number: 3000 },
    { name: 'gossip-tcp', number: 9094 },
    { name: 'profiling', number: 6060 },
  ],
}

const exporterLabels = (name: string, chart: string, runs: string): Labels => ({
  'helm.sh/chart': `${name}-${chart}`,
  'app.kubernetes.io/managed-by': 'Helm',
  'app.kubernetes.io/component': 'metrics',
  'app.kubernetes.io/part-of': name,
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': release,
  'app.kubernetes.io/version': runs,
  release,
})

const kubeStateMetrics: ForeignPods = {
  part: 'kube-state-metrics',
  namespaceFrom: ['kube-state-metrics', 'namespaceOverride'],
  labels: exporterLabels('kube-state-metrics', '8.4.0', '2.20.0'),
  more: [['kube-state-metrics', 'customLabels']],
  ports: [
    { name: 'http', number: 8080 },
    { name: 'metrics', number: 8081 },
  ],
}

const nodeExporter: ForeignPods = {
  part: 'node-exporter',
  namespaceFrom: ['prometheus-node-exporter', 'namespaceOverride'],
  labels: {
    ...exporterLabels('prometheus-node-exporter', '4.56.1', '1.12.1'),
    jobLabel: 'node-exporter',
  },
  more: [
    ['prometheus-node-exporter', 'commonLabels'],
    ['prometheus-node-exporter', 'podLabels'],
  ],
  ports: [{ name: 'http-metrics', number: 9100 }],
}

const selectorOf = ({ labels }: ForeignPods): Labels => ({
  'app.kubernetes.io/name': labels['app.kubernetes.io/name'] ?? '',
  'app.kubernetes.io/instance': release,
})

const ofPrometheus: Labels = {
  'app.kubernetes.io/name': 'prometheus',
  'operator.prometheus.io/name': `${release}-prometheus`,
}

const services: Readonly<Record<string, ForeignService>> = {
  [`${release}-prometheus`]: {
    part: 'prometheus',
    namespaceFrom: ['namespaceOverride'],
    labels: { ...common, app: `${release}-prometheus`, 'self-monitor': 'true' },
    more: [COMMON, ['prometheus', 'service', 'labels']],
    ports: [
      { name: 'http-web', number: 9090 },
      { name: 'reloader-web', number: 8080 },
    ],
    selector: ofPrometheus,
  },
  [`${release}-grafana`]: {
    part: 'grafana',
    namespaceFrom: ['grafana', 'namespaceOverride'],
    labels: grafanaLabels,
    more: [
      ['grafana', 'extraLabels'],
      ['grafana', 'service', 'labels'],
    ],
    ports: [{ name: 'http-web', number: 80 }],
    selector: selectorOf(grafana),
  },
  [`${release}-kube-state-metrics`]: {
    part: 'kube-state-metrics',
    namespaceFrom: ['kube-state-metrics', 'namespaceOverride'],
    labels: kubeStateMetrics.labels,
    more: [['kube-state-metrics', 'customLabels']],
    ports: [{ name: 'http', number: 8080 }],
    selector: selectorOf(kubeStateMetrics),
  },
  [`${release}-prometheus-node-exporter`]: {
    part: 'node-exporter',
    namespaceFrom: ['prometheus-node-exporter', 'namespaceOverride'],
    labels: nodeExporter.labels,
    more: [
      ['prometheus-node-exporter', 'commonLabels'],
      ['prometheus-node-exporter', 'service', 'labels'],
    ],
    ports: [{ name: 'http-metrics', number: 9100 }],
    selector: selectorOf(nodeExporter),
  },
  [`${release}-operator`]: {
    part: 'operator',
    namespaceFrom: ['namespaceOverride'],
    labels: operatorLabels,
    more: [COMMON, ['prometheusOperator', 'service', 'labels']],
    ports: [{ name: 'https', number: 443 }],
    selector: { app: `${release}-operator`, release },
  },
}

const additions: readonly Addition[] = [
  {
    when: [[['kube-state-metrics', 'selfMonitor', 'enabled'], false]],
    servicePorts: { [`${release}-kube-state-metrics`]: [{ name: 'metrics', number: 8081 }] },
  },
  {
    when: [
      [['coreDns', 'enabled'], true],
      [['coreDns', 'service', 'enabled'], true],
      [['kubernetesServiceMonitors', 'enabled'], true],
    ],
    services: {
      [`${release}-coredns`]: {
        part: 'coredns',
        namespace: 'kube-system',
        labels: { ...common, app: `${release}-coredns`, jobLabel: 'coredns' },
        more: [COMMON],
        ports: [{ name: 'http-metrics', number: 9153 }],
        selector: { 'k8s-app': 'kube-dns' },
      },
    },
  },
  // The operator makes these two, whatever release it comes from.
  {
    when: [[['prometheus', 'enabled'], true]],
    services: {
      'prometheus-operated': {
        part: 'prometheus',
        namespaceFrom: ['namespaceOverride'],
        labels: { 'operated-prometheus': 'true', 'app.kubernetes.io/managed-by': 'prometheus-operator' },
        ports: [{ name: 'http-web', number: 9090 }],
        selector: ofPrometheus,
      },
    },
  },
  {
    when: [[['prometheusOperator', 'kubeletService', 'enabled'], true]],
    services: {
      [`${release}-kubelet`]: {
        part: 'kubelet',
        namespace: 'kube-system',
        labels: {
          'app.kubernetes.io/name': 'kubelet',
          'app.kubernetes.io/managed-by': 'prometheus-operator',
          'k8s-app': 'kubelet',
        },
        ports: [
          { name: 'https-metrics', number: 10250 },
          { name: 'http-metrics', number: 10255 },
          { name: 'cadvisor', number: 4194 },
        ],
      },
    },
  },
]

export const kubePrometheusStack: ChartContract = {
  readFrom: version,
  url: 'oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack',
  runs: { prometheus: '3.14.0', 'prometheus-operator': '0.93.1' },
  holdsVolumes: true,
  brings: ['monitoring.coreos.com'],
  services,
  pods: [prometheus, operator, grafana, kubeStateMetrics, nodeExporter],
  additions,
  dependsOn: KUBE_PROMETHEUS_STACK_DEPENDENCIES,
}
