import { atValue, chartValue } from '../../tree/charts/release.ts'
import { ownerOf } from '../../tree/objects.ts'
import { shown } from '../../values/value-at.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import type { Rule } from '../rule/rule.ts'

const RETENTION = ['prometheus', 'prometheusSpec', 'retention'] as const

export const validRetentionTime: Rule = {
  id: 'valid-retention-time',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Prometheus keeps metrics for a stated time, from a minute to five years.',
  rationale:
    'Metrics that are kept for seconds are gone before a person looks at them. Without a time they stay until the volume is full.',
  fix: 'Set retention to a number of days, such as 168h.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    const stated = chartValue(release, ...RETENTION)
    const hours = hoursIn(shown(stated))
    if (hours >= LEAST_HOURS && hours <= MOST_HOURS) return
    report({
      location: atValue(release, ...RETENTION),
      message: `${ownerOf(release)} keeps metrics for ${shown(stated)}`,
      impact:
        hours < LEAST_HOURS
          ? 'metrics are gone before a person looks at them'
          : 'metrics stay until the volume is full',
      fix: 'set retention to a number of days, such as 168h',
    })
  }),
}

/** Late samples of the shortest outage that a queue is made for still arrive within a minute. */
const LEAST_HOURS = 1 / 60
const MOST_HOURS = 5 * 365 * 24

const HOURS: Readonly<Record<string, number>> = {
  y: 8760,
  w: 168,
  d: 24,
  h: 1,
  m: 1 / 60,
  s: 1 / 3600,
  ms: 1 / 3_600_000,
}

const hoursIn = (duration: string): number => {
  let hours = 0
  for (const [, count, unit = 'h'] of duration.matchAll(/(\d+)(ms|[ywdhms])/g))
    hours += Number(count) * (HOURS[unit] ?? 0)
  return hours
}
