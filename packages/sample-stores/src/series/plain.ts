import type { Metric } from '@fleet/validation/catalogue'
import { between } from '../world/hash.ts'
import { wave, waveAt } from '../world/wave.ts'
import { counting, growing } from './counters.ts'
import { histogramPart } from './histogram.ts'
import type { Cause, ValueAt } from './subject.ts'

/** Words of metrics that stay at nothing while all is well. */
const TROUBLE =
  /_(?:abort\w*|blocked|collisions?|discard\w*|drop\w*|err|errs|errors?|exceeded|fail\w*|fifo|killed|lost|miss\w*|overflow\w*|refused|reject\w*|retrans\w*|stalled|throttl\w*|timeouts?|unhealthy)(?:_|$)/

/** The value of a metric that nobody wrote one for, by its type and its unit. */
export const plainValue = ({ name, type }: Metric, cause: Cause): ValueAt => {
  if (/_(?:bucket|sum|count)$/.test(name) && type === 'counter') return partOfHistogram(name, cause)
  if (type === 'info' || /_(?:info|labels|owner|role)$/.test(name)) return () => 1
  if (TROUBLE.test(name)) return () => 0
  if (type === 'counter')
    return /_bytes(?:_total)?$/.test(name) ? counting(cause, 2000) : ofCount(name, cause)
  return ofGauge(name, cause)
}

const ofCount = (name: string, cause: Cause): ValueAt =>
  /_seconds(?:_total)?$/.test(name) ? growing(cause, 0.02) : counting(cause, between(0.02, 0.6, cause.key))

const SPREAD = { median: 0.03, factor: 3 } as const

const partOfHistogram = (name: string, cause: Cause): ValueAt => {
  const le = cause.labels['le']
  const shared = cause.key.replace(`le=${le ?? ''}`, '').replace(/_(?:bucket|sum|count)\b/, '')
  return histogramPart(name, le, SPREAD, counting({ ...cause, key: shared }, between(0.05, 0.8, shared)))
}

const ofGauge = (name: string, { key, world }: Cause): ValueAt => {
  if (/(?:_time|_timestamp|_time_seconds|_timestamp_seconds|_created)$/.test(name))
    return () => world.moment - Math.floor(between(3600, 400_000, key))
  const level = LEVELS.find(([pattern]) => pattern.test(name))?.[1] ?? 10
  const moving = wave(level * between(0.6, 1.4, key), key, 0.1, 0.15)
  return level < 1 ? (time) => waveAt(moving, time) : (time) => Math.round(waveAt(moving, time))
}

const LEVELS: readonly (readonly [RegExp, number])[] = [
  [/_bytes$/, 40 * 2 ** 20],
  [/_(?:ratio|seconds)$/, 0.4],
  [/_celsius$/, 47],
  [/_hertz$/, 2.4e9],
  [/goroutines|threads|open_fds/, 60],
]
