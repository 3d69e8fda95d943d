/** Images of stores that by themselves ask nobody who they are, without registry and tag, and the flags that change that. */
export const OPEN_STORES: Readonly<Record<string, RegExp>> = {
  'grafana/loki': /^$/,
  'grafana/mimir': /^$/,
  'grafana/tempo': /^$/,
  'jaegertracing/all-in-one': /^$/,
  'jaegertracing/jaeger': /^$/,
  'prom/prometheus': /web\.config\.file/,
  'prometheus/prometheus': /web\.config\.file/,
  'thanos/thanos': /http\.config/,
  'victoriametrics/victoria-logs': /httpAuth/,
  'victoriametrics/victoria-metrics': /httpAuth/,
}
