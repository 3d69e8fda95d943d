import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { CAPACITY, FILL, SIZE } from '../../queries/queues.ts'
import { collector } from '../../queries/series.ts'

/** In seconds. It stands for any longer time, and for a queue that does not grow. */
export const A_WEEK = 7 * 24 * 3600

export const fullest = prometheus(`max(${FILL})`)
export const fillOfCluster = prometheus(`max by (cluster) (${FILL})`)
export const fill = prometheus(`max by (cluster, instance, data_type) (${FILL})`)
export const fillOverTime = { ...fill, legend: '{{cluster}} / {{instance}} / {{data_type}}' }

export const fullIn = prometheus(lines`
  min by (cluster, instance, data_type) (
  clamp_max((${CAPACITY} - ${SIZE}) / clamp_min(deriv(${SIZE}[15m]), 1e-9), ${String(A_WEEK)})
  )
`)

export const memory = prometheus(
  `max by (cluster, instance) (${collector('otelcol_process_memory_rss')})`,
  '{{cluster}} / {{instance}}',
)
export const processor = prometheus(
  `sum by (cluster, instance) (rate(${collector('otelcol_process_cpu_seconds')}[$__rate_interval]))`,
  '{{cluster}} / {{instance}}',
)
