import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { RetryOnFailure } from '../../telemetry/collectors/config.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireUnlimitedRetry: Rule = {
  id: 'require-unlimited-retry',
  ownSeverity: 'warning',
  summary: 'Receivers of logs and exporters retry at short intervals and without a limit.',
  rationale:
    'By default retries end after five minutes, and a receiver does not retry at all. An outage of the hub then loses telemetry.',
  fix: 'Set retry_on_failure.enabled: true and max_elapsed_time: 0s. Keep the intervals between a second and five minutes.',
  check: inEachCollector((collector, report) => {
    for (const { id, value } of componentsOf(collector, 'receivers', 'file_log'))
      checkRetry(collector, ['receivers', id], { enabled: false, ...value.retry_on_failure }, report)
    for (const type of ['otlp_http', 'prometheus_remote_write'] as const)
      for (const { id, value } of componentsOf(collector, 'exporters', type))
        checkRetry(collector, ['exporters', id], { enabled: true, ...value.retry_on_failure }, report)
  }),
}

/** In seconds. A retry within it loads nothing, and no scrape is lost in it. */
const LONGEST_INTERVAL = 300

/** In seconds. Below it all nodes together overload a hub that has just started. */
const SHORTEST_INTERVAL = 0.1

const checkRetry = (
  collector: Collector,
  path: readonly string[],
  retry: RetryOnFailure,
  report: Report,
): void => {
  const { enabled, max_elapsed_time: elapsed, initial_interval: initial, max_interval: max } = retry
  const reportSetting = (key: string, message: string): void => {
    report({
      location: collector.location(...path, 'retry_on_failure', key),
      message: `${path.join('.')} ${message}`,
      impact: 'data that the hub does not accept at once is lost, or arrives late',
      fix: 'set enabled: true, max_elapsed_time: 0s, and intervals from a second to five minutes',
    })
  }
  if (enabled !== true) reportSetting('enabled', 'does not retry')
  else if (secondsOf(elapsed) !== 0)
    reportSetting('max_elapsed_time', `stops its retries after ${elapsed ?? '5m'}`)
  for (const [key, interval] of Object.entries({ initial_interval: initial, max_interval: max })) {
    const seconds = secondsOf(interval)
    if (seconds !== undefined && (seconds < SHORTEST_INTERVAL || seconds > LONGEST_INTERVAL))
      reportSetting(key, `waits ${interval} between two attempts`)
  }
  const isBelowInitial = max !== undefined && (secondsOf(max) ?? 30) < (secondsOf(initial) ?? 5)
  if (isBelowInitial && path[0] === 'exporters')
    reportSetting('max_interval', `has the max_interval ${max}, less than its initial_interval`)
}
