/** Prometheus refuses a query for more points of a series than this. */
const MOST_POINTS = 11_000

export interface Step {
  readonly milliseconds: number
  readonly seconds: number
  /** What `$__rate_interval` stands for, in seconds. */
  readonly rateSeconds: number
}

/**
 * The step of a range query, as Grafana chooses it.
 * @param intervalMilliseconds by the width of the panel and its least interval
 * @param scrapeSeconds how often samples come
 */
export const stepOf = (
  intervalMilliseconds: number,
  rangeMilliseconds: number,
  scrapeSeconds: number,
): Step => {
  const least = Math.ceil(rangeMilliseconds / MOST_POINTS)
  const milliseconds = Math.max(intervalMilliseconds, least)
  const seconds = milliseconds / 1000
  return { milliseconds, seconds, rateSeconds: Math.max(seconds + scrapeSeconds, 4 * scrapeSeconds) }
}

/** A time at which Grafana's queries have a point: the same for the same step, whenever a person looks. */
export const aligned = (seconds: number, { seconds: step }: Step): number => Math.floor(seconds / step) * step

/** `90` → `1m30s`, as durations of a query are written. */
export const durationText = (seconds: number): string => {
  const whole = Math.max(1, Math.round(seconds))
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor(whole / 60) % 60, 'm'],
    [whole % 60, 's'],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join('')
}
