import { appTemplate } from './app-template.ts'
import type { ChartWorkload, ReadValue } from './chart-workload.ts'
import { kubeStateMetrics, nodeExporter } from './exporters.ts'
import { grafana } from './grafana.ts'
import { kubePrometheusStack } from './kube-prometheus-stack.ts'
import { loki } from './loki.ts'
import { opentelemetryCollector } from './opentelemetry-collector.ts'

/** What each known chart makes of its values, by the name of the chart. */
export const CHART_WORKLOADS: ReadonlyMap<string, (read: ReadValue) => readonly ChartWorkload[]> = new Map<
  string,
  (read: ReadValue) => readonly ChartWorkload[]
>([
  ['app-template', appTemplate],
  ['grafana', () => [grafana([])]],
  ['kube-prometheus-stack', () => kubePrometheusStack],
  ['kube-state-metrics', () => [kubeStateMetrics([])]],
  ['loki', () => loki],
  ['opentelemetry-collector', () => opentelemetryCollector],
  ['prometheus-node-exporter', () => [nodeExporter([])]],
])
