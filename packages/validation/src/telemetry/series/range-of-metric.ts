import { NOT_NEGATIVE, type RangeOfMetric } from '../../queries/value-range.ts'
import type { MetricInventory } from './series.ts'

/** Metrics that are 0 or 1. */
const STATE = /^up$|^kube_\w+_status_(?:\w+_)?(?:condition|phase|ready|reason)$|^kube_\w+_info$/

/** What the values of a metric are, by what its name and its type tell. */
export const rangeOfMetric =
  ({ of }: MetricInventory): RangeOfMetric =>
  (metric) => {
    if (STATE.test(metric)) return [0, 1]
    const series = of(metric)
    return series.length > 0 && series.every(({ type }) => type === 'counter') ? NOT_NEGATIVE : undefined
  }
