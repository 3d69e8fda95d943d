import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_592_000,
  Q: 7_776_000,
  y: 31_536_000,
}

export const validTimeRange: Rule = {
  id: 'valid-time-range',
  summary:
    'A dashboard opens on a time that ends after it begins, some minutes to a quarter long, and asks anew no oftener than every ten seconds.',
  rationale:
    'now-6s shows nothing, now-6M reads half a year from a store that keeps a month, and a refresh of every second keeps the hub busy for one reader.',
  fix: 'Write from: now-6h, to: now, refresh: 1m, or the like.',
  check: inEachDashboard(({ model, location }) => {
    const { time, refresh } = model
    const [from, to] = [secondsAgo(time.from), secondsAgo(time.to)]
    const rate = secondsOf(refresh ?? '')
    const violation = (key: string, message: string, fix: string): Violation => ({
      location: location(...key.split('.')),
      message: `the dashboard ${model.title} ${message}`,
      impact: 'it opens empty, or asks for more than anybody waits for',
      fix,
    })
    if (from !== undefined && to !== undefined && from - to < 60)
      return [
        violation(
          'time.from',
          `shows the time from ${time.from} to ${time.to}`,
          'let it begin some minutes before it ends',
        ),
      ]
    if (from !== undefined && to !== undefined && from - to > 7_776_000)
      return [violation('time.from', `shows the time from ${time.from}`, 'open it on a shorter time')]
    return rate !== undefined && rate < 10
      ? [violation('refresh', `asks anew every ${refresh}`, 'let it ask no oftener than every 10s')]
      : []
  }),
}

/** Nothing of a date, or of a time that is rounded. */
const secondsAgo = (time: string): number | undefined => {
  if (time === 'now') return 0
  const [, sign, duration = ''] = /^now([-+])(\d+\w)$/.exec(time) ?? []
  const seconds = secondsOf(duration)
  return seconds === undefined ? undefined : sign === '-' ? seconds : -seconds
}

const secondsOf = (duration: string): number | undefined => {
  const [, count, unit = ''] = /^(\d+)(\w)$/.exec(duration) ?? []
  const length = SECONDS[unit]
  return count === undefined || length === undefined ? undefined : Number(count) * length
}
