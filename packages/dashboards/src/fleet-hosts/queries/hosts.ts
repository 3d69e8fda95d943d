import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { probes } from '../../queries/series.ts'

const LEGEND = '{{instance}} ({{cluster}})'

/** One of each URL: the hub has the series of a former pod of the exporter for five minutes. */
const byHost = (metric: string): string => `max by (cluster, instance) (${probes(metric)})`

const secondsLeft = `min by (cluster, instance) (${probes('probe_ssl_earliest_cert_expiry')}) - time()`

export const hosts = prometheus(`count by (cluster) (${byHost('probe_success')})`, '{{cluster}}')

// A comparison with `bool` keeps the clusters of which no host is down.
export const down = prometheus(`sum by (cluster) (${byHost('probe_success')} == bool 0)`, '{{cluster}}')

export const firstExpiry = prometheus(`min by (cluster) (${secondsLeft}) / 86400`, '{{cluster}}')

export const slowest = prometheus(`max by (cluster) (${byHost('probe_duration_seconds')})`, '{{cluster}}')

export const up = prometheus(byHost('probe_success'))

// A probe without an answer has the status 0.
export const status = prometheus(`${byHost('probe_http_status_code')} > 0`)

export const duration = prometheus(byHost('probe_duration_seconds'), LEGEND)

export const daysLeft = prometheus(lines`
  (
  ${secondsLeft}
  ) / 86400
`)

export const succeeded = prometheus(
  `max by (cluster, instance) (avg_over_time(${probes('probe_success')}[$__range]))`,
)

// Five probes at least: the range that panels of rates have may be shorter than an interval of a probe.
export const failures = prometheus(
  `1 - max by (cluster, instance) (avg_over_time(${probes('probe_success')}[10m]))`,
  LEGEND,
)

export const phases = prometheus(
  `max by (cluster, phase) (${probes('probe_http_duration_seconds')})`,
  '{{phase}} ({{cluster}})',
)
