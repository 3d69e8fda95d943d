import type { Chosen, Keeping, LogLabel, LogLines, LogNumber, Lines, LogWritten } from './question.ts'

const NAMESPACE: Chosen = { label: 'service_namespace', variable: 'namespace' }

/** The log lines of the chosen clusters and namespaces. */
export const logs = (...chosen: readonly Chosen[]): Lines => ({ chosen: [NAMESPACE, ...chosen] })

/** The same for all namespaces, with the lines that have none. */
export const EVERY_LOG: Lines = { chosen: [] }

/** Those of some lines that are kept. */
export const kept = (keep: Keeping, of: Lines = logs()): Lines => ({ ...of, keep })

/** The errors among some lines. */
export const errorsOf = (of: Lines = logs()): Lines => kept('errors', of)

export const LINES_PER_MINUTE = 'suffix:lines/min'

type How = Partial<Pick<LogNumber, 'among' | 'before' | 'top' | 'legend'>> & {
  readonly by?: readonly LogLabel[]
}

const number = (
  of: Lines,
  measure: LogNumber['measure'],
  over: LogNumber['over'],
  { by = [], legend = '', ...how }: How,
): LogNumber => ({ kind: 'number', of, measure, over, by, legend, ...how })

/** The number of lines in the time shown, or as long before. */
export const countOf = (of: Lines, how: How = {}): LogNumber => number(of, 'count', 'shown', how)

/** How many lines come in a minute. In a second, the errors of a small fleet are fractions that nobody reads. */
export const perMinute = (of: Lines, legend: string, how: How = {}): LogNumber =>
  number(of, 'per-minute', 'step', { ...how, legend })

/** The same over the whole time shown. */
export const perMinuteShown = (of: Lines, how: How): LogNumber => number(of, 'per-minute', 'shown', how)

/** The same over the last minutes of the time shown. */
export const perMinuteAtLast = (of: Lines, legend: string, how: How): LogNumber =>
  number(of, 'per-minute', 'last-minutes', { ...how, legend })

/** How much text comes in a second. */
export const bytesPerSecond = (of: Lines, legend: string, how: How = {}): LogNumber =>
  number(of, 'bytes-per-second', 'step', { ...how, legend })

/** The same over the whole time shown. */
export const bytesPerSecondShown = (of: Lines, how: How = {}): LogNumber =>
  number(of, 'bytes-per-second', 'shown', how)

/** The share of some lines among others, in the time shown. */
export const shareOf = (of: Lines, among: Lines): LogNumber => number(of, 'share', 'shown', { among })

/** The same over time. */
export const shareOverTime = (of: Lines, among: Lines, legend: string, by: readonly LogLabel[]): LogNumber =>
  number(of, 'share', 'step', { among, by, legend })

/** The lines themselves. */
export const linesOf = (of: Lines, origin: LogLines['origin'] = 'always'): LogLines => ({
  kind: 'lines',
  of,
  origin,
})

/** A question that is written in the language of each store. */
export const written = (logql: string, logsql: string, value: string, legend = ''): LogWritten => ({
  kind: 'written',
  logql,
  logsql,
  value,
  legend,
})
