import { BYTES_OF_A_SAMPLE, LEAST_OF_A_SERIES } from '@fleet/model'
import { everyLog } from '../../queries/logs.ts'
import { loki, prometheus } from '../../queries/query.ts'
import { ACTIVE, active } from './series.ts'

const A_DAY = 24 * 3600

const SAMPLES = `sum by (cluster) (sum_over_time(${ACTIVE}[1h])) / 3600`
const ALL_SAMPLES = `sum(sum_over_time(${ACTIVE}[1h])) / 3600`

export const memory = prometheus(`${active.expr} * ${LEAST_OF_A_SERIES}`)
export const samples = prometheus(SAMPLES)
export const diskPerDay = prometheus(`${SAMPLES} * ${A_DAY} * ${BYTES_OF_A_SAMPLE}`)
export const share = prometheus(`${SAMPLES} / scalar(${ALL_SAMPLES})`)

/** Read every line of an hour. */
export const logBytesPerDay = loki(`sum by (cluster) (bytes_rate(${everyLog()}[1h])) * ${A_DAY}`)
export const logLinesPerDay = loki(`sum by (cluster) (rate(${everyLog()}[1h])) * ${A_DAY}`)
export const logBytesPerSecond = loki(`sum by (cluster) (bytes_rate(${everyLog()}[$__auto]))`, '{{cluster}}')
