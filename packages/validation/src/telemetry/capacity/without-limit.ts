import { metricsOf } from '../series/metric-inventory.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Series } from '../series/series.ts'
import { limitsOf } from './alert-limits.ts'

/**
 * One series of a metric of each cluster for which no alert states a limit. Series whose label names none of the fleet's
 * clusters are another rule's.
 */
export const withoutLimit = (fleet: FleetView, metric: string): readonly Series[] => {
  const limits = limitsOf(fleet, metric)
  const names = new Set(fleet.clusters.map(({ name }) => name))
  const byCluster = new Map(
    metricsOf(fleet)
      .ofAll(metric)
      .map((series) => [series.cluster, series]),
  )
  return [...byCluster.values()].filter(({ cluster }) => names.has(cluster) && limits(cluster) === undefined)
}
