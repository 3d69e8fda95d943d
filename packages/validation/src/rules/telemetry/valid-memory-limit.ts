import { componentsOf } from '../../telemetry/collectors/collector.ts'
import type { MemoryLimiter } from '../../telemetry/collectors/config.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { Location } from '../../values/location.ts'
import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'

/** The Go runtime needs the rest beside the heap that the limiter watches. */
const LARGEST_SHARE = 0.9
/** Below half of it the runtime collects garbage all the time. */
const SMALLEST_SHARE = 0.4
/** In seconds. A heap grows by a hundred MiB a second at the end of an outage. */
const LONGEST_CHECK = 5
/** In seconds. Each check stops the program for a moment. */
const SHORTEST_CHECK = 0.1

export const validMemoryLimit: Rule = {
  id: 'valid-memory-limit',
  severity: 'warning',
  summary: 'The memory limiter’s limit is below the container’s, and GOMEMLIMIT is below the limiter’s.',
  rationale:
    'The kernel kills a collector at its container’s limit, and the metrics in its memory are lost with it.',
  fix: 'Set limit_mib to at most 90 % of the container’s limit, and GOMEMLIMIT to the limit less the spike.',
  check: inEachRuntime((collector, runtime, report) => {
    for (const { id, value } of componentsOf(collector, 'processors', 'memory_limiter')) {
      const limits = limitsOf(value, runtime)
      checkLimiter(value, runtime, limits, (key, message, fix) => {
        report({
          location: collector.location('processors', id, key),
          related: [runtime.location('resources')],
          message,
          impact: TOO_LATE,
          fix,
        })
      })
      checkGoLimit(runtime, limits, collector.location('processors', id, 'limit_mib'), report)
    }
  }),
}

const TOO_LATE =
  'the kernel kills the collector before its limiter acts, or the limiter refuses data without need'

/** In bytes. */
interface Limits {
  readonly limit: number
  readonly spike: number
}

const limitsOf = (limiter: MemoryLimiter, { memory }: Runtime): Limits => {
  const { limit_mib: fixed, limit_percentage: share, spike_limit_mib: spike } = limiter
  const byShare = share !== undefined && memory !== undefined ? (share / 100) * memory : Infinity
  const limit = fixed ? fixed * MEBIBYTE : byShare
  return { limit, spike: spike === undefined ? limit * 0.2 : spike * MEBIBYTE }
}

const checkLimiter = (
  { check_interval: interval }: MemoryLimiter,
  { memory, owner }: Runtime,
  { limit, spike }: Limits,
  reportSetting: (key: string, message: string, fix: string) => void,
): void => {
  if (memory !== undefined && (limit > LARGEST_SHARE * memory || limit < 0.25 * memory))
    reportSetting(
      'limit_mib',
      `the limiter acts at ${mebibytes(limit)}, and the limit of ${owner} is ${mebibytes(memory)}`,
      'set it to at most 90 % of the container’s limit, and at least a quarter',
    )
  if (spike < 0.05 * limit || spike > 0.5 * limit)
    reportSetting(
      'spike_limit_mib',
      `the spike of ${mebibytes(spike)} does not fit the limit of ${mebibytes(limit)}`,
      'set it to a fifth of the limit',
    )
  const seconds = secondsOf(interval) ?? 0
  if (seconds > LONGEST_CHECK || seconds < SHORTEST_CHECK)
    reportSetting('check_interval', `the limiter checks every ${interval}`, 'set it to 1s')
}

const checkGoLimit = (
  { variables, owner, location }: Runtime,
  { limit, spike }: Limits,
  limiter: Location,
  report: Report,
): void => {
  const written = variables.get('GOMEMLIMIT')
  const goLimit = goBytes(written) ?? Infinity
  if (goLimit <= limit && goLimit >= SMALLEST_SHARE * limit) return
  report({
    location: location('env'),
    related: [limiter],
    message: `GOMEMLIMIT of ${owner} is ${written ?? 'not set'}, and its limiter acts at ${mebibytes(limit)}`,
    impact: 'garbage alone makes the limiter refuse data, or the runtime collects garbage all the time',
    fix: `set GOMEMLIMIT to ${Math.round((limit - spike) / MEBIBYTE)}MiB: the limit less the spike`,
  })
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / MEBIBYTE)} MiB`

/** Go writes `MiB` where Kubernetes has `Mi`. */
const goBytes = (written: string | undefined): number | undefined =>
  written === undefined || !/^\d+(?:\.\d+)?(?:[KMGT]iB|B)?$/.test(written)
    ? undefined
    : quantityOf(written.replace(/B$/, ''))
