import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { budgets, hubPrometheus } from '../../queries/series.ts'

/** There is one: no series is named after its cluster. */
const valueOf = (metric: string): string => `max(${hubPrometheus(metric)})`

/** The chart scrapes it every 30 seconds, whatever the intervals of the inventory are. */
const perSecond = (counter: string): string => `sum(rate(${hubPrometheus(counter)}[5m]))`

export const headSeries = prometheus(valueOf('prometheus_tsdb_head_series'))
export const memory = prometheus(
  `max(${hubPrometheus('process_resident_memory_bytes', 'container="prometheus"')})`,
)
export const appended = prometheus(perSecond('prometheus_tsdb_head_samples_appended_total'))
export const diskUsed = prometheus(lines`
  ${valueOf('prometheus_tsdb_storage_blocks_bytes')}
  / ${valueOf('prometheus_tsdb_retention_limit_bytes')}
`)
export const history = prometheus(`time() - ${valueOf('prometheus_tsdb_lowest_timestamp_seconds')}`)

export const seriesOverTime = { ...headSeries, legend: 'in memory' }
export const allBudgets = prometheus(`sum(${budgets()})`, 'budgets of the chosen clusters')

/** What was refused, in the words of a legend. */
const REFUSED = {
  'too old': 'prometheus_tsdb_too_old_samples_total',
  'before the head': 'prometheus_tsdb_out_of_bound_samples_total',
  'out of order': 'prometheus_tsdb_out_of_order_samples_total',
  'scraped twice': 'prometheus_target_scrapes_sample_duplicate_timestamp_total',
} as const

export const refused = Object.entries(REFUSED).map(([why, counter]) => prometheus(perSecond(counter), why))
export const late = prometheus(
  perSecond('prometheus_tsdb_head_out_of_order_samples_appended_total'),
  'taken late',
)
