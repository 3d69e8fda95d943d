import { boundIn } from '@fleet/validation/bounds'
import type { ValueAt } from './subject.ts'

/** How the observations of a histogram are spread: their median, and the factor that two thirds of them are within. */
export interface Spread {
  readonly median: number
  readonly factor: number
}

/** One part of a histogram: a bucket, the sum, or the count. */
export const histogramPart = (
  metric: string,
  le: string | undefined,
  spread: Spread,
  count: ValueAt,
): ValueAt => {
  const mean = spread.median * Math.exp(Math.log(spread.factor) ** 2 / 2)
  if (metric.endsWith('_sum')) return (time) => (count(time) ?? 0) * mean
  const share = metric.endsWith('_bucket') ? shareBelow(boundIn(le ?? '') ?? Infinity, spread) : 1
  return (time) => Math.floor((count(time) ?? 0) * share)
}

/** Of a log-normal distribution. */
const shareBelow = (bound: number, { median, factor }: Spread): number => {
  if (bound === Infinity) return 1
  if (bound <= 0) return 0
  return 1 / (1 + Math.exp((-1.702 * Math.log(bound / median)) / Math.log(factor)))
}
