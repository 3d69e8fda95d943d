import { SPAN_METRIC } from '@fleet/model'
import { lines } from '../../queries/lines.ts'
import { chosen } from '../../queries/matchers.ts'
import { prometheus } from '../../queries/query.ts'
import { shareOfRequests } from '../../queries/ratio.ts'
import { spans } from '../../queries/series.ts'

/** What a service answers, or takes from a queue. What it asks of others is a span of theirs. */
const ANSWERED = ['span_kind=~"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER"', chosen('service_name', 'service')]
const FAILED = 'status_code="STATUS_CODE_ERROR"'
/** What its collector counts together, without a name. */
const BEYOND = 'otel_metric_overflow="true"'

const BY_SERVICE = 'cluster, k8s_namespace_name, service_name'
const BY_REQUEST = `${BY_SERVICE}, span_name`
const LEGEND = '{{k8s_namespace_name}}/{{service_name}} ({{cluster}})'

const RANGE = '$__rate_interval'

const rateOf = (by: string, ...matchers: readonly string[]): string =>
  `sum by (${by}) (rate(${spans(SPAN_METRIC.calls, ...matchers)}[${RANGE}]))`

const answered = (by: string, ...matchers: readonly string[]): string => rateOf(by, ...ANSWERED, ...matchers)

const quantile = (share: number, by: string): string =>
  `histogram_quantile(${share}, sum by (${by}, le) (rate(${spans(`${SPAN_METRIC.duration}_bucket`, ...ANSWERED)}[${RANGE}])))`

const failing = (by: string): string => shareOfRequests(answered(by, FAILED), answered(by))

export const services = prometheus(
  `count by (cluster) (count by (${BY_SERVICE}) (${spans(SPAN_METRIC.calls, ...ANSWERED)}))`,
  '{{cluster}}',
)
export const requestsOfAll = prometheus(answered('cluster'), '{{cluster}}')
export const errorsOfAll = prometheus(failing('cluster'), '{{cluster}}')
export const beyondLimit = prometheus(
  shareOfRequests(rateOf('cluster', BEYOND), rateOf('cluster')),
  '{{cluster}}',
)

export const requests = prometheus(answered(BY_SERVICE), LEGEND)
export const errors = prometheus(failing(BY_SERVICE), LEGEND)
export const median = prometheus(quantile(0.5, BY_SERVICE), LEGEND)
export const slow = prometheus(quantile(0.95, BY_SERVICE), LEGEND)
/** The same, with traces of some of the requests. */
export const slowWithTraces = { ...slow, hasExemplars: true } as const

export const ofEachName = {
  requests: prometheus(answered(BY_REQUEST)),
  errors: prometheus(failing(BY_REQUEST)),
  slow: prometheus(quantile(0.95, BY_REQUEST)),
}

/** What services ask of others, by their own word: a database sends no spans. */
export const asked = prometheus(
  lines`
  sum by (${BY_SERVICE}) (rate(${spans(SPAN_METRIC.calls, 'span_kind=~"SPAN_KIND_CLIENT|SPAN_KIND_PRODUCER"', chosen('service_name', 'service'))}[${RANGE}]))
`,
  LEGEND,
)
