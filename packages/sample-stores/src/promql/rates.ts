import type { Window } from './windows.ts'

interface Kind {
  readonly isCounter: boolean
  readonly isRate: boolean
}

/** Between samples further apart than this many intervals from an end of the window, a series is taken to begin or end. */
const NEAR = 1.1

/** `rate`, `increase` and `delta`: the change between the first sample and the last, drawn out to the window's ends as Prometheus does. */
export const extrapolated =
  ({ isCounter, isRate }: Kind) =>
  (window: Window): number | undefined => {
    const { times, values, from, to, start, end } = window
    if (to - from < 2) return undefined
    const first = values[from] ?? NaN
    const change = (values[to - 1] ?? NaN) - first + (isCounter ? lostInResets(window) : 0)
    const firstTime = times[from] ?? NaN
    const lastTime = times[to - 1] ?? NaN
    const sampled = lastTime - firstTime
    const interval = sampled / (to - from - 1)
    const reach = (distance: number): number => (distance >= interval * NEAR ? interval / 2 : distance)
    // A counter is never below zero, so it began no earlier than where its line meets that.
    const sinceZero = isCounter && change > 0 && first >= 0 ? sampled * (first / change) : Infinity
    const before = Math.min(reach(firstTime - start), sinceZero)
    const factor = (sampled + before + reach(end - lastTime)) / sampled
    return (change * factor) / (isRate ? end - start : 1)
  }

/** What a counter had each time that it began again. */
const lostInResets = ({ values, from, to }: Window): number => {
  let lost = 0
  for (let index = from + 1; index < to; index += 1) {
    const before = values[index - 1] ?? NaN
    if ((values[index] ?? NaN) < before) lost += before
  }
  return lost
}

/** `irate` and `idelta`: between the last two samples. */
export const instantaneous =
  ({ isCounter, isRate }: Kind) =>
  ({ times, values, from, to }: Window): number | undefined => {
    if (to - from < 2) return undefined
    const last = values[to - 1] ?? NaN
    const previous = values[to - 2] ?? NaN
    const change = isCounter && last < previous ? last : last - previous
    return isRate ? change / ((times[to - 1] ?? NaN) - (times[to - 2] ?? NaN)) : change
  }

/** The line nearest to all points: its slope for each second, and where it is at a time. */
export const regression = (
  { times, values, from, to }: Window,
  at: number,
): { readonly slope: number; readonly there: number } | undefined => {
  const count = to - from
  if (count < 2) return undefined
  let [sumX, sumY, sumXY, sumXX] = [0, 0, 0, 0]
  for (let index = from; index < to; index += 1) {
    const x = (times[index] ?? NaN) - at
    const y = values[index] ?? NaN
    sumX += x
    sumY += y
    sumXY += x * y
    sumXX += x * x
  }
  const slope = (sumXY - (sumX * sumY) / count) / (sumXX - (sumX * sumX) / count)
  return { slope, there: sumY / count - (slope * sumX) / count }
}
