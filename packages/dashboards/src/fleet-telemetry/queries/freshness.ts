import { lines } from '../../queries/lines.ts'
import { EVERY_LOG, written } from '../../log-questions/ask.ts'
import { selectorInLogql } from '../../log-questions/logql.ts'
import { selectorInLogsql } from '../../log-questions/logsql.ts'
import { prometheus } from '../../queries/query.ts'
import { budgets, collector, everyJob } from '../../queries/series.ts'

/** How far back the newest sample or line is looked for, in seconds. It stands for any greater age. */
export const LONGEST_AGE = 3600

const OR_LONGEST = `or ${budgets()} * 0 + ${LONGEST_AGE}`

// A series ends five minutes after its last sample.
export const silentClusters = prometheus(lines`
  count(${budgets()} unless group by (cluster) (${everyJob('up')}))
  or count(${budgets()}) * 0
`)

export const targetsDown = prometheus(lines`
  count(${everyJob('up')} == 0)
  or count(${everyJob('up')}) * 0
`)

export const targetsDownByCluster = prometheus(lines`
  count by (cluster) (${everyJob('up')} == 0)
  or group by (cluster) (${everyJob('up')}) * 0
`)

export const newestSample = prometheus(lines`
  time() - max by (cluster) (max_over_time(timestamp(${everyJob('up')})[1h:1m]))
  ${OR_LONGEST}
`)

/** By the word of the collectors, which the store of logs has answered: up to five minutes less than it is. */
export const newestLineSent = prometheus(lines`
  time() - max by (cluster) (
  max_over_time(timestamp(rate(${collector('otelcol_exporter_sent_log_records')}[5m]) > 0)[1h:1m])
  )
  ${OR_LONGEST}
`)

/**
 * In milliseconds since 1970. Loki has no clock of a query: its `now` would be wrong of a time range that has ended. The
 * store reads every line of half an hour.
 */
export const newestLine = written(
  lines`
    max_over_time(
    ${selectorInLogql(EVERY_LOG)}
    | label_format newest=\`{{ __timestamp__ | unixEpochMillis }}\`
    | unwrap newest [30m]
    ) by (cluster)
  `,
  // In arithmetics a time is its nanoseconds.
  lines`
    _time:30m ${selectorInLogsql(EVERY_LOG)}
    | stats by (cluster) max(_time) as newest
    | math newest / 1000000 as newest
  `,
  'newest',
)

export const newestSampleOfJob = prometheus(
  `time() - max by (cluster, job) (max_over_time(timestamp(${everyJob('up')})[1h:1m]))`,
)
export const targetsOfJob = prometheus(`count by (cluster, job) (${everyJob('up')})`)
export const answeredByJob = prometheus(`avg by (cluster, job) (avg_over_time(${everyJob('up')}[1h]))`)
export const slowestScrape = prometheus(
  `max by (cluster, job) (max_over_time(${everyJob('scrape_duration_seconds')}[1h]))`,
)

export const answeredByTarget = prometheus(
  `min by (cluster, job, instance) (avg_over_time(${everyJob('up')}[1h])) < 1`,
)
