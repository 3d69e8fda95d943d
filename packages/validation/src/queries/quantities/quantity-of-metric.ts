import type { Matcher, Selector } from '../expr.ts'
import type { Quantity } from './quantity.ts'

/** Metrics whose names lack their unit, or have a wrong one. */
const BY_NAME: Readonly<Record<string, Quantity>> = {
  traefik_config_last_reload_success: 'seconds since 1970',
  traefik_config_last_reload_failure: 'seconds since 1970',
  traefik_tls_certs_not_after: 'seconds since 1970',
  container_memory_cache: 'bytes',
  container_memory_mapped_file: 'bytes',
  container_memory_rss: 'bytes',
  container_memory_swap: 'bytes',
  otelcol_process_memory_rss: 'bytes',
  quic_client_smoothed_rtt: 'milliseconds',
  quic_client_latest_rtt: 'milliseconds',
  quic_client_min_rtt: 'milliseconds',
}

/** Kubernetes' API counts every resource by one metric: the label names it. */
const BY_RESOURCE =
  /^kube_(?:pod_(?:init_)?container_resource|node_status_(?:allocatable|capacity)|resourcequota)/

export const isByResource = ({ metric }: Selector): boolean => BY_RESOURCE.test(metric?.text ?? '')

const OF_RESOURCE: Readonly<Record<string, Quantity>> = {
  memory: 'bytes',
  ephemeral_storage: 'bytes',
  cpu: 'number',
  pods: 'number',
}

/** Exporters that follow Prometheus' conventions: a name of theirs without a unit at its end counts things. */
const CONVENTIONAL =
  /^(?:up$|ALERTS|kube_|kubelet_|node_|container_|cloudflared_|traefik_|otelcol_|prometheus_|loki_|quic_client_)/

/** Units of which Grafana has more than are distinguished here. */
const OTHER_UNITS = /_(?:celsius|hertz|volts|amps|amperes|joules|watts|rpm|meters|grams)(?:_|$)/

/** In the order in which they are tried, for each allows the ends of its sort. */
const BY_END: readonly (readonly [RegExp, Quantity])[] = [
  [
    /(?:_time_seconds|_timestamp_seconds|_timestamp|_created|_start_time|_completion_time|_deletion_timestamp)$/,
    'seconds since 1970',
  ],
  [/_milliseconds(?:_total|_sum|_bucket)?$/, 'milliseconds'],
  [/_seconds(?:_total|_sum|_bucket)?$/, 'seconds'],
  [/_bytes(?:_total|_sum|_bucket)?$/, 'bytes'],
  [/_ratio$/, 'share'],
  [/_percent$/, 'percent'],
  [/(?:_total|_count|_info)$/, 'number'],
]

/** What a metric counts, by its name; nothing where the name does not show it. */
export const quantityOfMetric = ({ metric, matchers }: Selector): Quantity | undefined => {
  const name = metric?.text ?? ''
  const known = BY_NAME[name]
  if (known) return known
  if (BY_RESOURCE.test(name)) return OF_RESOURCE[valueOf(matchers, 'resource') ?? '']
  const ended = BY_END.find(([end]) => end.test(name))
  if (ended) return ended[1]
  return CONVENTIONAL.test(name) && !OTHER_UNITS.test(name) ? 'number' : undefined
}

const valueOf = (matchers: readonly Matcher[], label: string): string | undefined =>
  matchers.find((matcher) => matcher.label.text === label && matcher.op === '=')?.value.value
