import type { ChartContract } from './chart-contract.ts'
import { kubePrometheusStack } from './kube-prometheus-stack.ts'
import { loki } from './loki.ts'
import { opentelemetryCollector } from './opentelemetry-collector.ts'

export { inMode } from './chart-contract.ts'
export type { ChartContract }

/** Each chart's contract, by the name of the HelmRelease: the charts name most of what they make after it. */
export const CHART_CONTRACTS: Readonly<Record<string, ChartContract>> = {
  'kube-prometheus-stack': kubePrometheusStack,
  loki,
  'opentelemetry-collector': opentelemetryCollector,
}
