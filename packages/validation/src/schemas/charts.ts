/** The schema of the values that a chart takes, by its name and version. `pnpm derive:chart-keys` makes another, which `schema-files.ts` lists. */
export const CHART_VALUES: Readonly<Record<string, string>> = {
  'kube-prometheus-stack 88.5.3': 'values/kube-prometheus-stack-88.5.3',
  'loki 18.11.0': 'values/loki-18.11.0',
  'opentelemetry-collector 0.170.0': 'values/opentelemetry-collector-0.170.0',
}

/**
 * The values of charts that k3s brings along, each in a version of its own: what one of the versions from 33 to 41 reads of Traefik is
 * right. `pnpm derive:chart-schema` makes the schema.
 */
export const K3S_CHART_VALUES: Readonly<Record<string, string>> = {
  traefik: 'values/traefik',
}
