import type { z } from 'zod'
import { InternalError } from '../internal-error.ts'
import { checkedString } from './checked.ts'

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const
const PART = /(\d+)(ms|s|m|h)/g

const toMilliseconds = (text: string): number =>
  [...text.matchAll(PART)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS],
    0,
  )

/**
 * A positive length of time that Go, Prometheus, Loki, Flux and Grafana all read alike: `15s`, `168h`, `1h30m`.
 * Days are left out on purpose: Go has no unit for them.
 */
export const Duration = checkedString(
  (value) => /^(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/.test(value) && toMilliseconds(value) > 0,
  'a duration',
  'write hours, minutes and seconds in that order, such as 168h, 1h30m or 15s (there is no unit for days)',
).brand<'Duration'>()
export type Duration = z.output<typeof Duration>

/** The length of a duration in seconds. */
export const seconds = (duration: Duration): number => toMilliseconds(duration) / 1000

/** The shortest way to write a whole number of seconds: 7200 → `2h`. */
export const durationOf = (wholeSeconds: number): Duration => {
  const unit = wholeSeconds % 3600 === 0 ? 'h' : wholeSeconds % 60 === 0 ? 'm' : 's'
  const written = Duration.safeParse(`${(wholeSeconds * 1000) / UNIT_MS[unit]}${unit}`)
  if (!written.success) throw new InternalError(`${wholeSeconds} s cannot be written as a duration`)
  return written.data
}
