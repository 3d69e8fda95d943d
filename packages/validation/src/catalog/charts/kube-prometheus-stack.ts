import type { ChartContract } from './chart-contract.ts'
import { KUBE_PROMETHEUS_STACK_DEPENDENCIES } from './kube-prometheus-stack-dependencies.ts'
import {
  grafana,
  kubeStateMetrics,
  nodeExporter,
  operator,
  prometheus,
  thanosRuler,
  version,
} from './kube-prometheus-stack-pods.ts'
import { additions, services } from './kube-prometheus-stack-services.ts'

export const kubePrometheusStack: ChartContract = {
  readFrom: version,
  url: 'oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack',
  runs: { prometheus: '3.14.0', 'prometheus-operator': '0.93.1' },
  holdsVolumes: true,
  services,
  pods: [prometheus, operator, grafana, kubeStateMetrics, nodeExporter, thanosRuler],
  additions,
  dependsOn: KUBE_PROMETHEUS_STACK_DEPENDENCIES,
}
