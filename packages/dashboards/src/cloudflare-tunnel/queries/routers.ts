import { lines } from '../../queries/lines.ts'
import { chosen } from '../../queries/matchers.ts'
import { prometheus } from '../../queries/query.ts'
import { traefik } from '../../queries/series.ts'

const routerSeries = (metric: string, ...matchers: readonly string[]): string =>
  traefik(`traefik_router_${metric}`, chosen('router'), ...matchers)

const requestsByRouter = (...matchers: readonly string[]): string =>
  `sum by (cluster, router) (rate(${routerSeries('requests_total', ...matchers)}[$__rate_interval]))`

/** The quantile of the durations of all requests that share the labels in `by`. */
const durationQuantile = (quantile: number, by: string): string => lines`
  histogram_quantile(${String(quantile)},
  sum by (${by}, le) (rate(${routerSeries('request_duration_seconds_bucket')}[$__rate_interval]))
  )
`

export const requestRate = prometheus(requestsByRouter(), '{{cluster}} / {{router}}')

const shareOf = (code: string): string => lines`
  ${requestsByRouter(`code=~"${code}"`)}
  / ${requestsByRouter()}
`

export const clientErrorShare = prometheus(shareOf('4..'), '{{cluster}} / {{router}}')

export const serverErrorShare = prometheus(shareOf('5..'), '{{cluster}} / {{router}}')

export const medianDuration = prometheus(durationQuantile(0.5, 'cluster'), '{{cluster}} / p50')

export const slowDuration = prometheus(durationQuantile(0.95, 'cluster'), '{{cluster}} / p95')

export const slowestDuration = prometheus(durationQuantile(0.99, 'cluster'), '{{cluster}} / p99')

export const slowDurationByRouter = prometheus(
  durationQuantile(0.95, 'cluster, router'),
  '{{cluster}} / {{router}}',
)

const bytesByRouter = (direction: 'requests' | 'responses'): string =>
  `sum by (cluster, router) (rate(${routerSeries(`${direction}_bytes_total`)}[$__rate_interval]))`

export const bytesIn = prometheus(bytesByRouter('requests'), '{{cluster}} / {{router}}')

export const bytesOut = prometheus(bytesByRouter('responses'), '{{cluster}} / {{router}}')
