import { ASSUMPTIONS, LINE_FIELDS } from '@fleet/model'
import { bytesPerSecond, EVERY_LOG, written } from '../../log-questions/ask.ts'
import { selectorInLogql } from '../../log-questions/logql.ts'
import { inLogsql, selectorInLogsql } from '../../log-questions/logsql.ts'
import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { ACTIVE, active } from './series.ts'

const A_DAY = 24 * 3600

const IN_LOGQL = selectorInLogql(EVERY_LOG)
const LAST_HOUR = `_time:1h ${selectorInLogsql(EVERY_LOG)}`

const SAMPLES = `sum by (cluster) (sum_over_time(${ACTIVE}[1h])) / 3600`
const ALL_SAMPLES = `sum(sum_over_time(${ACTIVE}[1h])) / 3600`

export const memory = prometheus(`${active.expr} * ${ASSUMPTIONS.bytesOfASeries.value}`)
export const samples = prometheus(SAMPLES)
export const diskPerDay = prometheus(`${SAMPLES} * ${A_DAY} * ${ASSUMPTIONS.bytesOfASample.value}`)
export const share = prometheus(`${SAMPLES} / scalar(${ALL_SAMPLES})`)

/** Read every line of an hour. */
export const logBytesPerDay = written(
  `sum by (cluster) (bytes_rate(${IN_LOGQL}[1h])) * ${A_DAY}`,
  lines`
    ${LAST_HOUR}
    | len(${LINE_FIELDS.message}) as bytes
    | stats by (cluster) sum(bytes) as bytes
    | math bytes * ${A_DAY / 3600} as bytes_per_day
    | delete bytes
  `,
  'bytes_per_day',
)
export const logLinesPerDay = written(
  `sum by (cluster) (rate(${IN_LOGQL}[1h])) * ${A_DAY}`,
  lines`
    ${LAST_HOUR}
    | stats by (cluster) count() as lines
    | math lines * ${A_DAY / 3600} as lines_per_day
    | delete lines
  `,
  'lines_per_day',
)
export const logBytesPerSecond = written(
  `sum by (cluster) (bytes_rate(${IN_LOGQL}[$__auto]))`,
  inLogsql(bytesPerSecond(EVERY_LOG, '', { by: ['cluster'] })),
  'bytes_per_second',
  '{{cluster}}',
)
