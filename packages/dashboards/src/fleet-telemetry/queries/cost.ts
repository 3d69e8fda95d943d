import { ASSUMPTIONS } from '@fleet/model'
import { everyLog } from '../../queries/logs.ts'
import { loki, prometheus } from '../../queries/query.ts'
import { ACTIVE, active } from './series.ts'

const A_DAY = 24 * 3600

const SAMPLES = `sum by (cluster) (sum_over_time(${ACTIVE}[1h])) / 3600`
const ALL_SAMPLES = `sum(sum_over_time(${ACTIVE}[1h])) / 3600`

export const memory = prometheus(`${active.expr} * ${ASSUMPTIONS.bytesOfASeries.value}`)
export const samples = prometheus(SAMPLES)
export const diskPerDay = prometheus(`${SAMPLES} * ${A_DAY} * ${ASSUMPTIONS.bytesOfASample.value}`)
export const share = prometheus(`${SAMPLES} / scalar(${ALL_SAMPLES})`)

/** Read every line of an hour. */
export const logBytesPerDay = loki(`sum by (cluster) (bytes_rate(${everyLog()}[1h])) * ${A_DAY}`)
export const logLinesPerDay = loki(`sum by (cluster) (rate(${everyLog()}[1h])) * ${A_DAY}`)
export const logBytesPerSecond = loki(`sum by (cluster) (bytes_rate(${everyLog()}[$__auto]))`, '{{cluster}}')
