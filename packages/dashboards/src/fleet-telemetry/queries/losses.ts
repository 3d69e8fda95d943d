import { COLLECTOR_LOSSES } from '@fleet/model'
import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { collector } from '../../queries/series.ts'
import { OR_ZERO } from './zero.ts'

/** The counters of final losses. */
const LINES = {
  queue: COLLECTOR_LOSSES.logsWithoutRoom,
  store: COLLECTOR_LOSSES.logsRefused,
} as const
const SAMPLES = {
  collector: COLLECTOR_LOSSES.metricsWithoutRoom,
  prometheus: COLLECTOR_LOSSES.metricsRefused,
  translation: 'otelcol_exporter_prometheusremotewrite_failed_translations',
} as const

/** What a counter rose by, with its first value, before which it does not exist. */
const riseOf = (counter: string, window: string): string => {
  const series = collector(counter)
  return lines`
    (sum by (cluster) (
    (${series} unless ${series} offset ${window})
    or increase(${series}[${window}])
    ) ${OR_ZERO})
  `
}

const sumOf = (counters: Readonly<Record<string, string>>, window: string): string =>
  Object.values(counters)
    .map((counter) => riseOf(counter, window))
    .join('\n+ ')

const overTime = (counter: string, how: string) =>
  prometheus(riseOf(counter, '$__rate_interval'), `{{cluster}} / ${how}`)

export const linesLost = prometheus(`sum(\n${sumOf(LINES, '$__range')}\n)`)
export const samplesLost = prometheus(`sum(\n${sumOf(SAMPLES, '$__range')}\n)`)

export const linesLostByCluster = prometheus(sumOf(LINES, '$__range'))
export const samplesLostByCluster = prometheus(sumOf(SAMPLES, '$__range'))

/** @param store the name of the store of logs */
export const linesLostOverTime = (store: string) =>
  [overTime(LINES.queue, 'no room in the queue'), overTime(LINES.store, `refused by ${store}`)] as const
export const samplesLostOverTime = [
  overTime(SAMPLES.collector, 'no room in the collector'),
  overTime(SAMPLES.prometheus, 'refused by Prometheus'),
  overTime(SAMPLES.translation, 'not translated'),
] as const
