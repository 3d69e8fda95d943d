import kubePrometheusStack from './derived/kube-prometheus-stack-88.5.3.json' with { type: 'json' }
import loki from './derived/loki-18.11.0.json' with { type: 'json' }
import opentelemetryCollector from './derived/opentelemetry-collector-0.170.0.json' with { type: 'json' }
import traefik from './traefik-values.json' with { type: 'json' }
import { schemasIn, TABLES, type SchemaTable } from './definitions.ts'
import type { Definitions } from './json-schema.ts'

/** Beside the chart's own schemas all others are found, for values hold whole parts of objects. */
const withDefinitions = (values: object): Definitions => schemasIn([values as SchemaTable, ...TABLES])

/** The values that a chart takes, by its name and version. `pnpm derive:chart-keys` makes another. */
export const CHART_VALUES: Readonly<Record<string, Definitions>> = {
  'kube-prometheus-stack 88.5.3': withDefinitions(kubePrometheusStack),
  'loki 18.11.0': withDefinitions(loki),
  'opentelemetry-collector 0.170.0': withDefinitions(opentelemetryCollector),
}

/** The values of charts that k3s brings along, as far as they are known: written by hand, for nobody serves them. */
export const K3S_CHART_VALUES: Readonly<Record<string, Definitions>> = {
  traefik: withDefinitions(traefik),
}
