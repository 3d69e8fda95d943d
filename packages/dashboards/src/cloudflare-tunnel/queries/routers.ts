import { lines } from '../../queries/lines.ts'
import { chosen } from '../../queries/matchers.ts'
import { prometheus } from '../../queries/query.ts'
import { shareOfRequests } from '../../queries/ratio.ts'
import { traefik } from '../../queries/series.ts'

const rate = (metric: string, ...matchers: readonly string[]): string =>
  `rate(${traefik(`traefik_router_${metric}`, chosen('router'), ...matchers)}[$__rate_interval])`

/**
 * What a router's name has of its own. Traefik adds the provider, and a second router of the same route for the entry
 * point with TLS: both are one row.
 */
const route = (rates: string): string =>
  String.raw`label_replace(${rates}, "route", "$1", "router", "(?:websecure-)?(.+)@.+")`

const byRoute = (rates: string): string => `sum by (cluster, route) (${route(rates)})`

const requestsByRoute = (...matchers: readonly string[]): string =>
  byRoute(rate('requests_total', ...matchers))

const requestsByCluster = (...matchers: readonly string[]): string =>
  `sum by (cluster) (${rate('requests_total', ...matchers)})`

const LEGEND = '{{route}} ({{cluster}})'

export const requestRate = prometheus(requestsByRoute(), LEGEND)

const shareOfCode = (code: string): string =>
  shareOfRequests(requestsByRoute(`code=~"${code}"`), requestsByRoute())

export const clientErrorShare = prometheus(shareOfCode('4..'), LEGEND)

export const serverErrorShare = prometheus(shareOfCode('5..'), LEGEND)

export const serverErrorShareByCluster = prometheus(
  shareOfRequests(requestsByCluster('code=~"5.."'), requestsByCluster()),
  '{{cluster}}',
)

/** The quantile of durations. Without requests it is no number, which no comparison lets pass. */
const quantile = (share: number, buckets: string): string => lines`
  histogram_quantile(${String(share)},
  ${buckets}
  ) >= 0
`

const buckets = rate('request_duration_seconds_bucket')

const durationByCluster = (share: number): string => quantile(share, `sum by (cluster, le) (${buckets})`)

export const medianDuration = prometheus(durationByCluster(0.5), 'p50 ({{cluster}})')

export const slowDuration = prometheus(durationByCluster(0.95), 'p95 ({{cluster}})')

export const slowestDuration = prometheus(durationByCluster(0.99), 'p99 ({{cluster}})')

export const slowDurationByRoute = prometheus(
  quantile(0.95, `sum by (cluster, route, le) (${route(buckets)})`),
  LEGEND,
)

export const bytesIn = prometheus(byRoute(rate('requests_bytes_total')), LEGEND)

export const bytesOut = prometheus(byRoute(rate('responses_bytes_total')), LEGEND)
