import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { RemoteWrite } from '../../telemetry/collectors/config.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requirePatientRemoteWrite: Rule = {
  id: 'require-patient-remote-write',
  summary:
    'Remote write keeps trying for as long as its queue lasts, sends one request at a time, and lets its client give up much earlier than that.',
  rationale:
    'The exporter’s own time-out, 5 s by default, ends all retries of a request; parallel requests mix up the order of samples, and Prometheus refuses them whole.',
  fix: 'Put endpoint and a time-out of 30s under http, set timeout to the longest outage, size remote_write_queue by it, and max_batch_request_parallelism: 1.',
  check: inEachCollector((collector) =>
    componentsOf(collector, 'exporters', 'prometheus_remote_write').flatMap(({ id, value }) =>
      problemsOf(collector, value).map(([key, message]) => violation(collector, id, key, message)),
    ),
  ),
}

type Problem = readonly [key: readonly string[], message: string]

/** In seconds. A shorter outage is a restart of the hub, which happens. */
const SHORTEST_OUTAGE = 60
const CLIENT = { shortest: 5, longest: 120 } as const

const problemsOf = (collector: Collector, exporter: RemoteWrite): Problem[] => {
  const patience = secondsOf(exporter.timeout) ?? 5
  return [
    ...(patience < SHORTEST_OUTAGE
      ? [
          [
            ['timeout'],
            `gives every request up after ${exporter.timeout ?? '5s'}, whatever its retries say`,
          ] as const,
        ]
      : []),
    ...ofClient(exporter),
    ...ofQueue(exporter, patience, scrapesIn(collector, patience)),
    ...(exporter.max_batch_request_parallelism === 1
      ? []
      : [[['max_batch_request_parallelism'], 'sends several requests at a time'] as const]),
  ]
}

const ofClient = ({ http }: RemoteWrite): Problem[] => {
  if (!http) return [[['http'], 'has no client block, so that one time-out serves for both']]
  const client = secondsOf(http.timeout) ?? Infinity
  return client < CLIENT.shortest || client > CLIENT.longest
    ? [[['http', 'timeout'], `waits ${http.timeout ?? 'without end'} for an answer`]]
    : []
}

const ofQueue = (
  { remote_write_queue: queue = {} }: RemoteWrite,
  patience: number,
  needed: number,
): Problem[] => {
  const { enabled, queue_size: size = 10_000 } = queue
  if (enabled === false) return [[['remote_write_queue', 'enabled'], 'has no queue']]
  const isTooLong = size > needed * 20 && size > 10_000
  if (size >= needed && !isTooLong) return []
  return [
    [
      ['remote_write_queue', 'queue_size'],
      `has room for ${size} scrapes in memory, and ${needed} come in ${patience} s`,
    ],
  ]
}

/** How many scrapes a collector makes in some seconds: each is one entry of the queue. */
const scrapesIn = (collector: Collector, seconds: number): number =>
  componentsOf(collector, 'receivers', 'prometheus')
    .flatMap(({ value }) => value.config.scrape_configs ?? [])
    .reduce(
      (sum, { scrape_interval: interval }) => sum + Math.floor(seconds / (secondsOf(interval) ?? 60)),
      0,
    )

const violation = (
  { location }: Collector,
  id: string,
  key: readonly string[],
  message: string,
): Violation => ({
  location: location('exporters', id, ...key),
  message: `${id} ${message}`,
  impact: 'metrics of an outage are lost, or refused by the hub as out of order',
  fix: 'set http.timeout: 30s, timeout to the longest outage, a queue for the scrapes of that time, and max_batch_request_parallelism: 1',
})
