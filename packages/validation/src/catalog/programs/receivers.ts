/** A program that keeps what is pushed to it, each of its pods for itself. */
export interface Receiver {
  readonly program: string
  /** Its images, without registry and tag. */
  readonly images: readonly string[]
  /** The argument that makes it take in pushes; without it, it always does. */
  readonly argument?: RegExp
}

export const RECEIVERS: readonly Receiver[] = [
  {
    program: 'Prometheus',
    images: ['prom/prometheus', 'prometheus/prometheus'],
    argument: /^--web\.enable-(remote-write|otlp)-receiver$|^--enable-feature=.*\bremote-write-receiver\b/,
  },
  { program: 'Pushgateway', images: ['prom/pushgateway', 'prometheus/pushgateway'] },
  { program: 'statsd-exporter', images: ['prom/statsd-exporter', 'prometheus/statsd-exporter'] },
  { program: 'graphite-exporter', images: ['prom/graphite-exporter', 'prometheus/graphite-exporter'] },
  { program: 'Jaeger', images: ['jaegertracing/jaeger', 'jaegertracing/all-in-one'] },
  { program: 'VictoriaMetrics', images: ['victoriametrics/victoria-metrics'] },
  { program: 'VictoriaLogs', images: ['victoriametrics/victoria-logs'] },
]

/** Components of a collector whose result needs all data of a kind in one pod. */
export const STATEFUL_COMPONENTS: Readonly<
  Record<'connectors' | 'processors' | 'receivers', readonly string[]>
> = {
  connectors: ['servicegraph', 'service_graph', 'spanmetrics', 'span_metrics'],
  processors: ['cumulativetodelta', 'deltatocumulative', 'groupbytrace', 'interval', 'tail_sampling'],
  receivers: ['statsd'],
}

/** Receivers that fetch by themselves: two of them send everything twice. */
export const FETCHING_RECEIVERS: readonly string[] = [
  'elasticsearch',
  'httpcheck',
  'http_check',
  'k8s_cluster',
  'k8s_events',
  'k8sobjects',
  'k8s_objects',
  'mongodb',
  'mysql',
  'nginx',
  'postgresql',
  'prometheus',
  'rabbitmq',
  'redis',
  'simple_prometheus',
  'snmp',
  'sqlquery',
]

/** It sends what belongs together to one pod. */
export const BALANCING_EXPORTERS: readonly string[] = ['loadbalancing', 'load_balancing']
