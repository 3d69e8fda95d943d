// Written by `pnpm derive:chart-keys`.

/** The versions of charts whose values have a schema, by the chart's name. */
export const CHART_VERSIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kube-prometheus-stack', ['88.5.3']],
  ['loki', ['18.11.0']],
  ['opentelemetry-collector', ['0.170.0']],
])
