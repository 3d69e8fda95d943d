import { eachExpr } from '../../queries/each-expr.ts'
import type { Expr } from '../../queries/expr.ts'
import { textOf } from '../../queries/json.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import { dashboardQuestions } from '../../telemetry/questions/dashboard-questions.ts'
import type { GrafanaDashboard } from '../../telemetry/questions/grafana-dashboard.ts'
import type { Question } from '../../telemetry/questions/question.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import { secondsOf } from '../../values/durations.ts'
import type { Path } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import type { Violation } from '../../values/violation.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { grafanaSeconds } from './grafana-seconds.ts'
import { secondsAgo } from './time-ranges.ts'

export const validLogQueryLength: Rule = {
  id: 'valid-log-query-length',
  severity: 'warning',
  summary: 'Loki answers queries over the whole time that dashboards ask for, and over all that it keeps.',
  rationale:
    'Loki refuses a query longer than max_query_length, 721h by default, and a range longer than max_query_range. It leaves out what is older than max_query_lookback, without an error.',
  fix: 'Shorten the range or the time range of the dashboard, or raise the limit in loki.limits_config.',
  check: (fleet, report) => {
    const [release, ...others] = fleet.clusters.flatMap((cluster) => releasesOf(cluster, 'loki'))
    // Of several stores nothing says which one a query asks.
    if (!release || others.length > 0) return
    checkLookback(release, report)
    const { dashboards, read } = questionsIn(fleet)
    for (const dashboard of dashboards) {
      const reported = new Set<string>()
      for (const question of dashboardQuestions(dashboard)) {
        const result = question.language === 'logql' ? read(question) : undefined
        const exceeded = result?.ok ? exceededBy(release, asked(dashboard, question, result.expr)) : undefined
        // One time range is the cause of all the panels of a dashboard.
        if (!exceeded || reported.has(exceeded.key)) continue
        reported.add(exceeded.key)
        report(violationOf(release, question, exceeded))
      }
    }
  },
}

const LIMITS: Path = ['loki', 'limits_config']

/** In seconds; nothing where there is no limit. A 0 switches it off. */
const limitOf = (release: Release, key: string, byDefault?: string): number | undefined => {
  const seconds = secondsOf(chartValue(release, ...LIMITS, key) ?? byDefault)
  return seconds === 0 ? undefined : seconds
}

/** What a query asks for, in seconds. */
interface Asked {
  /** The time range that is drawn, 0 for a single number. */
  readonly drawn: number
  /** The longest range of one of its points. */
  readonly range: number
}

const asked = ({ dashboard }: GrafanaDashboard, question: Question, expr: Expr): Asked => {
  const own = textOf(question.panel?.fields['timeFrom'])
  const time = (key: string): number => secondsAgo(textAt(dashboard.value, 'time', key)) ?? 0
  const whole = (own === undefined ? undefined : grafanaSeconds(own)) ?? time('from') - time('to')
  let range = 0
  eachExpr(expr, (part) => {
    if (part.kind !== 'log-range') return
    const [variable] = variablesIn(part.range.variable ?? '')
    range = Math.max(range, variable?.name === '__range' ? whole : (part.range.seconds ?? 0))
  })
  return { drawn: question.purpose.isOverTime ? whole : 0, range }
}

/** A limit that a query exceeds. */
interface Exceeded {
  readonly key: 'max_query_length' | 'max_query_lookback' | 'max_query_range'
  readonly limit: number
  readonly length: number
}

const exceededBy = (release: Release, { drawn, range }: Asked): Exceeded | undefined =>
  (
    [
      ['max_query_length', '721h', drawn + range],
      ['max_query_range', undefined, range],
      ['max_query_lookback', undefined, drawn + range],
    ] as const
  )
    .map(([key, byDefault, length]) => ({ key, limit: limitOf(release, key, byDefault) ?? Infinity, length }))
    .find(({ limit, length }) => length > limit)

const violationOf = (release: Release, question: Question, { key, limit, length }: Exceeded): Violation => ({
  location: { ...question.location, offset: 0 },
  related: [atValue(release, ...LIMITS, key)],
  message: `${question.where} asks for ${days(length)} of lines, and ${key} of Loki is ${days(limit)}`,
  impact:
    key === 'max_query_lookback'
      ? 'the older part is missing, without an error'
      : 'Loki refuses the query, and the panel shows an error',
  fix: `shorten its range or the time range of the dashboard, or raise loki.limits_config.${key}`,
})

/** What is kept for longer than it can be queried is kept in vain. */
const checkLookback = (release: Release, report: Report): void => {
  const [lookback, kept] = [limitOf(release, 'max_query_lookback'), limitOf(release, 'retention_period')]
  if (lookback === undefined || kept === undefined || lookback >= kept) return
  report({
    location: atValue(release, ...LIMITS, 'max_query_lookback'),
    related: [atValue(release, ...LIMITS, 'retention_period')],
    message: `Loki keeps lines for ${days(kept)}, and answers queries about the last ${days(lookback)}`,
    impact: 'nobody can query the older lines, and they fill the volume',
    fix: 'set max_query_lookback to the retention period, or remove it',
  })
}

const HOUR = 3600
const DAY = 24 * HOUR

/** `30 days`, and `7 hours` below two of them. */
const days = (seconds: number): string =>
  seconds < 2 * DAY
    ? `${Math.round((seconds / HOUR) * 10) / 10} hours`
    : `${Math.round((seconds / DAY) * 10) / 10} days`
