import { metricsOf } from '../series/metric-inventory.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Series } from '../series/series.ts'
import { limitsOf } from './alert-limits.ts'

/** One series of a metric of each cluster for which no alert states a limit. */
export const withoutLimit = (fleet: FleetView, metric: string): readonly Series[] => {
  const limits = limitsOf(fleet, metric)
  const byCluster = new Map(
    metricsOf(fleet)
      .ofAll(metric)
      .map((series) => [series.cluster, series]),
  )
  return [...byCluster.values()].filter(({ cluster }) => limits(cluster) === undefined)
}
