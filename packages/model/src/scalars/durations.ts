import type { z } from 'zod/mini'
import { InternalError } from '../internal-error.ts'
import { checkedString } from './checked.ts'
import { named } from './described.ts'
import { inHours } from './meant.ts'

const UNIT_SECONDS = { h: 3600, m: 60, s: 1 } as const
const PART = /(\d+)([hms])/g

const toSeconds = (text: string): number =>
  [...text.matchAll(PART)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS],
    0,
  )

/** A hundred years: Go counts nanoseconds in 64 bits, at most 292 years. */
const LONGEST = 876_000 * UNIT_SECONDS.h

export const Duration = named(
  checkedString(
    (value) => /^(\d+h)?(\d+m)?(\d+s)?$/.test(value) && toSeconds(value) > 0 && toSeconds(value) <= LONGEST,
    'a duration',
    'write hours, minutes and seconds in that order, such as 168h, 1h30m or 15s (there is no unit for days)',
    inHours,
  ),
  'Duration',
  {
    description:
      'A positive duration in whole seconds, with the same meaning in Go, Prometheus, Loki, Flux and Grafana.',
    examples: ['168h'],
  },
).brand<'Duration'>()
export type Duration = z.output<typeof Duration>

/** The length of a duration in seconds. */
export const seconds = (duration: Duration): number => toSeconds(duration)

/** A text as a duration; nothing where it is none. */
export const durationIn = (text: string): Duration | undefined => Duration.safeParse(text).data

/** The shortest way to write a whole number of seconds: 7200 → `2h`. */
export const durationOf = (wholeSeconds: number): Duration => {
  const unit = wholeSeconds % 3600 === 0 ? 'h' : wholeSeconds % 60 === 0 ? 'm' : 's'
  const written = Duration.safeParse(`${wholeSeconds / UNIT_SECONDS[unit]}${unit}`)
  if (!written.success) throw new InternalError(`${wholeSeconds} s cannot be written as a duration`)
  return written.data
}
