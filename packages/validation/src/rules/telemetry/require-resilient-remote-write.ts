import { componentsOf, metricsOrigins, type Collector } from '../../telemetry/collectors/collector.ts'
import type { RemoteWrite } from '../../telemetry/collectors/config.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const requireResilientRemoteWrite: Rule = {
  id: 'require-resilient-remote-write',
  ownSeverity: 'warning',
  summary:
    'Remote write retries through an outage, queues the scrapes of that time, and sends one request at a time.',
  rationale:
    'The exporter’s own time-out, 5 s by default, ends all retries of a request. Parallel requests mix up the order of samples, and Prometheus refuses them.',
  fix: 'Put endpoint and a time-out of 30s under http. Set timeout to the longest outage, and size remote_write_queue by it. Set max_batch_request_parallelism: 1.',
  check: inEachCollector((collector, report) => {
    for (const { id, value } of componentsOf(collector, 'exporters', 'prometheus_remote_write')) {
      const reportSetting: ReportSetting = (key, message) => {
        report({
          location: collector.location('exporters', id, ...key),
          message: `${id} ${message}`,
          impact: 'the metrics of an outage are lost, or the hub refuses them as out of order',
          fix: 'set http.timeout: 30s, timeout to the longest outage, a queue for the scrapes of that time, and max_batch_request_parallelism: 1',
        })
      }
      const seconds = secondsOf(value.timeout) ?? 5
      if (seconds < SHORTEST_OUTAGE)
        reportSetting(
          ['timeout'],
          `drops every request after ${value.timeout ?? '5s'}, whatever its retry settings are`,
        )
      checkClient(value, reportSetting)
      checkQueue(value, seconds, scrapesIn(collector, id, seconds), reportSetting)
      if (value.max_batch_request_parallelism !== 1)
        reportSetting(['max_batch_request_parallelism'], 'sends several requests at a time')
    }
  }),
}

/** Reports a violation at a key of the exporter. */
type ReportSetting = (key: readonly string[], message: string) => void

/** In seconds. A restart of the hub takes this long. */
const SHORTEST_OUTAGE = 60
/** In seconds. */
const CLIENT = { shortest: 5, longest: 120 } as const

const checkClient = ({ http }: RemoteWrite, reportSetting: ReportSetting): void => {
  if (!http) return reportSetting(['http'], 'has no block http, so that one time-out holds for both')
  const seconds = secondsOf(http.timeout) ?? Infinity
  if (seconds < CLIENT.shortest || seconds > CLIENT.longest)
    reportSetting(['http', 'timeout'], `waits ${http.timeout ?? 'without a limit'} for a response`)
}

const checkQueue = (
  { remote_write_queue: queue = {} }: RemoteWrite,
  seconds: number,
  needed: number,
  reportSetting: ReportSetting,
): void => {
  const { enabled, queue_size: size = 10_000 } = queue
  if (enabled === false) return reportSetting(['remote_write_queue', 'enabled'], 'has no queue')
  const isTooLong = size > needed * 20 && size > 10_000
  if (size < needed || isTooLong)
    reportSetting(
      ['remote_write_queue', 'queue_size'],
      `has room for ${size} scrapes in memory, and makes ${needed} in ${seconds} s`,
    )
}

/** What comes to an exporter in some seconds: scrapes, and what a connector counts of spans. Each is one entry of the queue. */
const scrapesIn = (collector: Collector, exporter: string, seconds: number): number => {
  const origins = metricsOrigins(collector, exporter)
  const isMeant = ({ id }: { readonly id: string }): boolean => origins.has(id)
  const intervals = [
    ...componentsOf(collector, 'receivers', 'prometheus')
      .filter(isMeant)
      .flatMap(({ value }) => value.config.scrape_configs ?? [])
      .map((scrape) => scrape.scrape_interval),
    ...componentsOf(collector, 'connectors', 'span_metrics')
      .filter(isMeant)
      .map(({ value }) => value.metrics_flush_interval),
  ]
  return intervals.reduce((sum, interval) => sum + Math.floor(seconds / (secondsOf(interval) ?? 60)), 0)
}
