import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { RetryOnFailure } from '../../telemetry/collectors/config.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireEndlessRetry: Rule = {
  id: 'require-endless-retry',
  summary:
    'Receivers of logs and exporters offer again what was refused, at short intervals and without end.',
  rationale:
    'By default retries end after five minutes, and a receiver does not retry at all: an outage of the hub then loses telemetry.',
  fix: 'Set retry_on_failure.enabled: true and max_elapsed_time: 0s, and leave the intervals between a second and five minutes.',
  check: inEachCollector((collector) => [
    ...componentsOf(collector, 'receivers', 'file_log').flatMap(({ id, value }) =>
      check(collector, ['receivers', id], { enabled: false, ...value.retry_on_failure }),
    ),
    ...(['otlp_http', 'prometheus_remote_write'] as const).flatMap((type) =>
      componentsOf(collector, 'exporters', type).flatMap(({ id, value }) =>
        check(collector, ['exporters', id], { enabled: true, ...value.retry_on_failure }),
      ),
    ),
  ]),
}

/** In seconds. What waits longer hammers nobody, and what waits this long has not lost a scrape yet. */
const LONGEST_INTERVAL = 300

/** In seconds. Below it a hub that comes back is asked by every node at once, again and again. */
const SHORTEST_INTERVAL = 0.1

const check = (collector: Collector, path: readonly string[], retry: RetryOnFailure): Violation[] => {
  const { enabled, max_elapsed_time: elapsed, initial_interval: first, max_interval: longest } = retry
  const wrong: (readonly [string, string])[] = []
  if (enabled !== true) wrong.push(['enabled', 'does not retry'])
  else if (secondsOf(elapsed) !== 0) wrong.push(['max_elapsed_time', `gives up after ${elapsed ?? '5m'}`])
  for (const [key, interval] of [
    ['initial_interval', first],
    ['max_interval', longest],
  ] as const) {
    const seconds = secondsOf(interval)
    if (seconds !== undefined && (seconds < SHORTEST_INTERVAL || seconds > LONGEST_INTERVAL))
      wrong.push([key, `waits ${interval} between two attempts`])
  }
  if (
    (secondsOf(longest) ?? 30) < (secondsOf(first) ?? 5) &&
    path[0] === 'exporters' &&
    longest !== undefined
  )
    wrong.push(['max_interval', `waits at most ${longest}, less than at first`])
  return wrong.map(([key, message]) => ({
    location: collector.location(...path, 'retry_on_failure', key),
    message: `${path.join('.')} ${message}`,
    impact: 'what the hub does not take at once is lost, or arrives late',
    fix: 'set enabled: true, max_elapsed_time: 0s, and intervals from a second to five minutes',
  }))
}
