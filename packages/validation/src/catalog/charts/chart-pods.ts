import type { Path } from '../../values/location.ts'

/** The part of a chart's values that speaks of one of its pods. */
export interface ChartPod {
  /** What runs in it. */
  readonly name: string
  /** The keys in the values under which its settings lie: `resources`, `tolerations`, … */
  readonly path: Path
}

/** The pods whose resources the values must state, for the charts state none; by the name of the HelmRelease. */
export const CHART_PODS: Readonly<Record<string, readonly ChartPod[]>> = {
  'kube-prometheus-stack': [
    { name: 'Prometheus', path: ['prometheus', 'prometheusSpec'] },
    { name: 'Grafana', path: ['grafana'] },
    { name: 'kube-state-metrics', path: ['kube-state-metrics'] },
    { name: 'node-exporter', path: ['prometheus-node-exporter'] },
  ],
  loki: [
    { name: 'Loki', path: ['singleBinary'] },
    { name: 'the gateway of Loki', path: ['gateway'] },
  ],
  'opentelemetry-collector': [{ name: 'the collector', path: [] }],
}
