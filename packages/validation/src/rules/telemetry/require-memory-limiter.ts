import { componentsOf, typeOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { MemoryLimiter } from '../../telemetry/collectors/config.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Location } from '../../values/location.ts'
import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'

/** What the Go runtime needs beside the heap that the limiter watches. */
const LARGEST_SHARE = 0.9
/** Below half of it the runtime collects garbage all the time. */
const SMALLEST_SHARE = 0.4
/** A heap grows by a hundred MiB a second when an outage ends. */
const LONGEST_CHECK = 5
/** Each look stops the program for a moment. */
const SHORTEST_CHECK = 0.1

export const requireMemoryLimiter: Rule = {
  id: 'require-memory-limiter',
  summary:
    'Every pipeline begins with a memory limiter, whose limit leaves headroom below the container’s, and GOMEMLIMIT lies below that limit.',
  rationale:
    'A collector at its container’s limit is killed, and the metrics that wait in its memory with it.',
  fix: 'Put memory_limiter first; set limit_mib to at most 90 % of the container’s limit, and GOMEMLIMIT below it.',
  check: inEachRuntime((collector, runtime) => [
    ...lateLimiters(collector),
    ...componentsOf(collector, 'processors', 'memory_limiter').flatMap(({ id, value }) =>
      checkLimits(value, runtime, (key) => collector.location('processors', id, key)),
    ),
  ]),
}

const lateLimiters = ({ config, location }: Collector): Violation[] =>
  Object.entries(config.service.pipelines)
    .filter(([, { processors }]) => typeOf(processors[0] ?? '') !== 'memory_limiter')
    .map(([id]) => ({
      location: location('service', 'pipelines', id, 'processors', 0),
      message: `the pipeline ${id} does not begin with a memory_limiter`,
      impact: 'what comes before it takes memory that nobody limits, and the kernel ends the collector',
      fix: 'make memory_limiter its first processor',
    }))

const checkLimits = (
  limiter: MemoryLimiter,
  runtime: Runtime,
  at: (key: string) => Location,
): Violation[] => {
  const limit = limitOf(limiter, runtime) ?? Infinity
  const spike = (limiter.spike_limit_mib ?? (limit / MEBIBYTE) * 0.2) * MEBIBYTE
  return [
    ...problemsOf(limiter, runtime, { limit, spike }).map(([key, message, fix]) => ({
      location: at(key),
      related: [runtime.location('resources')],
      message,
      impact: KILLED,
      fix,
    })),
    ...checkGo(runtime, { limit, spike }, at('limit_mib')),
  ]
}

/** In bytes. */
interface Limits {
  readonly limit: number
  readonly spike: number
}

type Problem = readonly [key: string, message: string, fix: string]

const mebibytes = (bytes: number): string => `${Math.round(bytes / MEBIBYTE)} MiB`

const problemsOf = (
  limiter: MemoryLimiter,
  { memory, owner }: Runtime,
  { limit, spike }: Limits,
): Problem[] => {
  const check = secondsOf(limiter.check_interval) ?? 0
  const problems: Problem[] = []
  if (memory !== undefined && (limit > LARGEST_SHARE * memory || limit < 0.25 * memory))
    problems.push([
      'limit_mib',
      `the limiter acts at ${mebibytes(limit)}, and ${owner} is killed at ${mebibytes(memory)}`,
      'make it at most 90 % of the container’s limit, and at least a quarter',
    ])
  if (spike < 0.05 * limit || spike > 0.5 * limit)
    problems.push([
      'spike_limit_mib',
      `a spike of ${mebibytes(spike)} is no sensible share of ${mebibytes(limit)}`,
      'make it a fifth of the limit',
    ])
  if (check > LONGEST_CHECK || check < SHORTEST_CHECK)
    problems.push(['check_interval', `the limiter looks every ${limiter.check_interval}`, 'make it 1s'])
  return problems
}

const checkGo = (
  { variables, owner, location }: Runtime,
  { limit, spike }: Limits,
  limiter: Location,
): Violation[] => {
  const written = variables.get('GOMEMLIMIT')
  const goLimit = goBytes(written) ?? Infinity
  if (goLimit <= limit && goLimit >= SMALLEST_SHARE * limit) return []
  return [
    {
      location: location('env'),
      related: [limiter],
      message: `GOMEMLIMIT of ${owner} is ${written ?? 'not set'}, and its limiter acts at ${mebibytes(limit)}`,
      impact: 'garbage alone makes the limiter refuse data, or garbage is collected all the time',
      fix: `set GOMEMLIMIT to ${Math.round((limit - spike) / MEBIBYTE)}MiB: the limit less the spike`,
    },
  ]
}

const KILLED =
  'the kernel ends the collector before its limiter acts, or the limiter refuses data for nothing'

const limitOf = ({ limit_mib: fixed, limit_percentage: share }: MemoryLimiter, { memory }: Runtime) => {
  if (fixed) return fixed * MEBIBYTE
  return share !== undefined && memory !== undefined ? (share / 100) * memory : undefined
}

/** Go writes `MiB` where Kubernetes has `Mi`. */
const goBytes = (written: string | undefined): number | undefined =>
  written === undefined || !/^\d+(?:\.\d+)?(?:[KMGT]iB|B)?$/.test(written)
    ? undefined
    : quantityOf(written.replace(/B$/, ''))
