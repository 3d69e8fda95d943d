import type { Path } from '../../values/location.ts'

/** A Service of a chart whose type a value chooses. */
export interface ChartService {
  /** The keys in the values under which its type and its ports lie. */
  readonly path: Path
  /** Its port, unless a value states another. */
  readonly port: number
}

/** By the name of the chart. */
export const CHART_SERVICES: Readonly<Record<string, readonly ChartService[]>> = {
  'kube-prometheus-stack': [
    { path: ['grafana', 'service'], port: 80 },
    { path: ['prometheus', 'service'], port: 9090 },
    { path: ['alertmanager', 'service'], port: 9093 },
  ],
  loki: [{ path: ['gateway', 'service'], port: 80 }],
}
