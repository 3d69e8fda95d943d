import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { budgets, everyJob } from '../../queries/series.ts'

/** Each scrape says how many samples it gave: added up, the active series of its cluster. */
export const ACTIVE = everyJob('scrape_samples_post_metric_relabeling')

const USED = `sum by (cluster) (${ACTIVE}) / ${budgets()}`

export const fullestBudget = prometheus(`max(${USED})`)
export const budgetUsed = prometheus(USED, '{{cluster}}')
export const budget = prometheus(`max by (cluster) (${budgets()})`)

export const active = prometheus(`sum by (cluster) (${ACTIVE})`)
export const added = prometheus(`sum by (cluster) (sum_over_time(${everyJob('scrape_series_added')}[1h]))`)
export const addedOverTime = prometheus(
  `sum by (cluster) (sum_over_time(${everyJob('scrape_series_added')}[5m]))`,
  '{{cluster}}',
)

export const activeOfJob = prometheus(`sum by (cluster, job) (${ACTIVE})`)
export const budgetUsedByJob = prometheus(lines`
  sum by (cluster, job) (${ACTIVE})
  / on (cluster) group_left () ${budgets()}
`)
export const addedByJob = prometheus(
  `sum by (cluster, job) (sum_over_time(${everyJob('scrape_series_added')}[1h]))`,
)
