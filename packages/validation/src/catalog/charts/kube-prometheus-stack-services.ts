import type { Labels } from '../../values/selector.ts'
import type { Addition, ForeignPods, ForeignService } from './chart-contract.ts'
import {
  COMMON,
  common,
  grafana,
  grafanaLabels,
  kubeStateMetrics,
  nodeExporter,
  operatorLabels,
  release,
  RULER,
} from './kube-prometheus-stack-pods.ts'

const selectorOf = ({ labels }: ForeignPods): Labels => ({
  'app.kubernetes.io/name': labels['app.kubernetes.io/name'] ?? '',
  'app.kubernetes.io/instance': release,
})

const ofPrometheus: Labels = {
  'app.kubernetes.io/name': 'prometheus',
  'operator.prometheus.io/name': `${release}-prometheus`,
}

const ofRuler: Labels = {
  'app.kubernetes.io/name': 'thanos-ruler',
  'thanos-ruler': `${release}-thanos-ruler`,
}

export const services: Readonly<Record<string, ForeignService>> = {
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

export const additions: readonly Addition[] = [
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
    when: RULER,
    services: {
      [`${release}-thanos-ruler`]: {
        part: 'thanos-ruler',
        namespaceFrom: ['namespaceOverride'],
        labels: { ...common, app: `${release}-thanos-ruler`, 'self-monitor': 'true' },
        more: [COMMON, ['thanosRuler', 'service', 'labels']],
        ports: [{ name: 'web', number: 10902 }],
        selector: ofRuler,
      },
      'thanos-ruler-operated': {
        part: 'thanos-ruler',
        namespaceFrom: ['namespaceOverride'],
        labels: { 'operated-thanos-ruler': 'true', 'app.kubernetes.io/managed-by': 'prometheus-operator' },
        ports: [
          { name: 'web', number: 10902 },
          { name: 'grpc', number: 10901 },
        ],
        selector: ofRuler,
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
