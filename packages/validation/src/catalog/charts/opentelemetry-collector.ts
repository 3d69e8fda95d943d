import type { Addition, ChartContract } from './chart-contract.ts'
import { COLLECTOR_HOST_PORTS } from './collector-host-ports.ts'

/** The ports of its pods that are open unless a value closes them. */
const openPorts = Object.entries(COLLECTOR_HOST_PORTS).map(([name, { number }]): Addition => ({
  when: [[['ports', name, 'enabled'], true]],
  podPorts: { collector: [{ name, number }] },
}))

/** As rendered in the mode `daemonset`, which makes no Service. Its label `component` has no prefix. */
export const opentelemetryCollector: ChartContract = {
  readFrom: '0.170.0',
  url: 'oci://ghcr.io/open-telemetry/opentelemetry-helm-charts/opentelemetry-collector',
  services: {},
  pods: [
    {
      part: 'collector',
      namespaceFrom: ['namespaceOverride'],
      labels: {
        'app.kubernetes.io/name': 'opentelemetry-collector',
        'app.kubernetes.io/instance': 'opentelemetry-collector',
        component: 'agent-collector',
      },
      more: [['podLabels']],
      ports: [{ name: 'metrics', number: 8888 }],
      exporter: 'otel-collector',
    },
  ],
  additions: openPorts,
  dependsOn: [
    {
      path: ['mode'],
      byDefault: 'daemonset',
      moves: 'the kind and the labels of the collector’s pods',
      pods: ['collector'],
      labels: ['component'],
    },
    {
      path: ['nameOverride'],
      byDefault: '',
      moves: 'the names and labels of the collector’s pods',
      pods: ['collector'],
      labels: ['app.kubernetes.io/name'],
    },
    {
      path: ['ports', 'metrics', 'containerPort'],
      byDefault: 8888,
      moves: 'the port at which the collector is scraped',
      pods: ['collector'],
    },
  ],
}

/** What the chart gives its container whatever the values say. */
export const COLLECTOR_CHART = {
  tag: '0.158.0',
  variables: [
    ['MY_POD_IP', 'status.podIP'],
    ['OTEL_K8S_NODE_NAME', 'spec.nodeName'],
    ['OTEL_K8S_NODE_IP', 'status.hostIP'],
    ['OTEL_K8S_NAMESPACE', 'metadata.namespace'],
    ['OTEL_K8S_POD_NAME', 'metadata.name'],
    ['OTEL_K8S_POD_IP', 'status.podIP'],
  ] as readonly (readonly [string, string])[],
  mounts: [{ path: '/conf', isReadOnly: false, endsWithPod: false }],
  /** What its own configuration and its presets define, under their old names too. */
  components: {
    receivers:
      'jaeger otlp prometheus zipkin file_log filelog host_metrics hostmetrics kubelet_stats kubeletstats k8s_cluster k8s_objects k8sobjects k8s_events profiling receiver_creator/logs receiver_creator/metrics'.split(
        ' ',
      ),
    processors:
      'batch memory_limiter k8s_attributes k8sattributes resource_detection/env resourcedetection/env'.split(
        ' ',
      ),
    exporters: ['debug'],
    extensions: ['health_check', 'file_storage', 'k8s_leader_elector', 'k8s_observer'],
  } as Readonly<Record<'receivers' | 'processors' | 'exporters' | 'extensions', readonly string[]>>,
  metricsPort: 8888,
  healthPort: 13133,
  /** What the names of its pods begin with, in the mode `daemonset`, from the value `fullnameOverride` or the release. */
  podsOf: (fullname: string): string => `${fullname}-agent`,
} as const

export const COLLECTOR_CHART_NAME = 'opentelemetry-collector'
