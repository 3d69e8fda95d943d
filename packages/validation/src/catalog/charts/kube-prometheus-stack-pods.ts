import type { Path } from '../../values/location.ts'
import type { Labels } from '../../values/selector.ts'
import type { ForeignPods, Switch } from './chart-contract.ts'

export const release = 'kube-prometheus-stack'
export const version = '88.5.3'

/** The operator, not the chart, labels these. */
export const prometheus: ForeignPods = {
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
  onHost: [['prometheus', 'prometheusSpec', 'hostNetwork'], false],
  intake: { takes: 'metrics', path: '/api/v1/write' },
  callsApi: true,
}

/** What the chart labels all that it makes itself. */
export const common: Labels = {
  'app.kubernetes.io/managed-by': 'Helm',
  'app.kubernetes.io/instance': release,
  'app.kubernetes.io/version': version,
  'app.kubernetes.io/part-of': release,
  chart: `${release}-${version}`,
  release,
  heritage: 'Helm',
}

export const operatorLabels: Labels = {
  ...common,
  app: `${release}-operator`,
  'app.kubernetes.io/name': `${release}-prometheus-operator`,
  'app.kubernetes.io/component': 'prometheus-operator',
}

export const COMMON: Path = ['commonLabels']

export const operator: ForeignPods = {
  part: 'operator',
  namespaceFrom: ['namespaceOverride'],
  labels: operatorLabels,
  more: [COMMON, ['prometheusOperator', 'podLabels']],
  ports: [{ name: 'https', number: 10250 }],
  onHost: [['prometheusOperator', 'hostNetwork'], false],
  callsApi: true,
}

/** What makes the Ruler of Thanos. */
export const RULER: readonly Switch[] = [[['thanosRuler', 'enabled'], false]]

export const grafanaLabels: Labels = {
  'helm.sh/chart': 'grafana-12.11.1',
  'app.kubernetes.io/name': 'grafana',
  'app.kubernetes.io/instance': release,
  'app.kubernetes.io/version': '13.2.0',
}

export const grafana: ForeignPods = {
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

/** The operator, not the chart, labels these. */
export const thanosRuler: ForeignPods = {
  part: 'thanos-ruler',
  namespaceFrom: ['namespaceOverride'],
  labels: {
    'app.kubernetes.io/name': 'thanos-ruler',
    'app.kubernetes.io/instance': `${release}-thanos-ruler`,
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    'thanos-ruler': `${release}-thanos-ruler`,
  },
  more: [['thanosRuler', 'thanosRulerSpec', 'podMetadata', 'labels']],
  ports: [
    { name: 'grpc', number: 10901 },
    { name: 'web', number: 10902 },
  ],
  when: RULER,
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

export const kubeStateMetrics: ForeignPods = {
  part: 'kube-state-metrics',
  namespaceFrom: ['kube-state-metrics', 'namespaceOverride'],
  labels: exporterLabels('kube-state-metrics', '8.4.0', '2.20.0'),
  more: [['kube-state-metrics', 'customLabels']],
  ports: [
    { name: 'http', number: 8080 },
    { name: 'metrics', number: 8081 },
  ],
  callsApi: true,
}

export const nodeExporter: ForeignPods = {
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
  onHost: [['prometheus-node-exporter', 'hostNetwork'], true],
}
