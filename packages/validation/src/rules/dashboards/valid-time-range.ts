import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { secondsAgo } from './time-ranges.ts'

const LEAST_SECONDS = 60
/** A quarter. */
const MOST_SECONDS = 7_776_000

export const validTimeRange: Rule = {
  id: 'valid-time-range',
  severity: 'warning',
  summary: 'A dashboard opens on a time range of a minute to a quarter.',
  rationale: 'now-6s shows nothing, and now-6M reads half a year from a store that keeps a month.',
  fix: 'Set from to now-6h and to to now, or similar.',
  check: inEachDashboard(({ model, location }, report) => {
    const { time, title } = model
    const [from, to] = [secondsAgo(time.from), secondsAgo(time.to)]
    if (from === undefined || to === undefined) return
    if (from - to < LEAST_SECONDS)
      report({
        location: location('time', 'from'),
        message: `the dashboard ${title} shows the time from ${time.from} to ${time.to}`,
        impact: 'it opens empty',
        fix: 'set from to some minutes before to',
      })
    if (from - to > MOST_SECONDS)
      report({
        location: location('time', 'from'),
        message: `the dashboard ${title} shows the time from ${time.from}`,
        impact: 'its queries take longer than readers wait',
        fix: 'open it on a shorter time range',
      })
  }),
}
