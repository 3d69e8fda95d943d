import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { collector } from '../../queries/series.ts'
import { ACTIVE } from './series.ts'

const perSecond = (counter: string): string =>
  `sum by (cluster) (rate(${collector(counter)}[$__rate_interval]))`

/** Each scrape says how many samples it gave. */
const SCRAPED = `sum by (cluster) (sum_over_time(${ACTIVE}[5m])) / 300`

export const linesRead = prometheus(perSecond('otelcol_receiver_accepted_log_records'), '{{cluster}}')
export const linesDelivered = prometheus(perSecond('otelcol_exporter_sent_log_records'), '{{cluster}}')

export const samplesScraped = prometheus(SCRAPED, '{{cluster}}')
export const samplesDelivered = prometheus(
  lines`
    ${perSecond('otelcol_exporter_sent_metric_points')}
    or ${SCRAPED}
  `,
  '{{cluster}}',
)
