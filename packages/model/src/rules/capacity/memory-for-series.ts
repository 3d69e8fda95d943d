import { metricsLoad } from '../../capacity/load.ts'
import { leastMemoryForSeries } from '../../capacity/prometheus.ts'
import { ofOneReceive } from '../../capacity/thanos.ts'
import { receiveReplicas } from '../../contracts/thanos.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { seriesBudget } from '../../fleet/topology.ts'
import { bytes } from '../../scalars/quantities.ts'
import { inMebibytes } from '../amounts.ts'
import type { InventoryRule, Violation } from '../inventory-rule.ts'
import { hasHub } from './has-hub.ts'

export const requireMemoryForSeries: InventoryRule = {
  id: 'require-memory-for-series',
  summary:
    'The memory of Prometheus, or of each Receive, holds the series that it has of the budgets of all clusters, at 3 KiB a series.',
  rationale:
    'Otherwise the kernel kills the store, which has the metrics of all clusters, before an alert on a budget fires.',
  check: (fleet) => [...memoryOfPrometheus(fleet), ...memoryOfReceive(fleet)],
}

/** Beside Thanos it has the series of the hub alone. */
const memoryOfPrometheus = (fleet: Fleet): readonly Violation[] => {
  const { hub } = fleet
  const isAlone = hub.metrics.store === 'prometheus'
  if (!isAlone && !hasHub(fleet)) return []
  const series = isAlone ? metricsLoad(fleet).series : seriesBudget(fleet, hub.cluster)
  const { memory } = hub.prometheus.resources.limits
  const least = leastMemoryForSeries(series)
  if (least <= bytes(memory)) return []
  return [
    {
      path: ['hub', 'prometheus', 'resources', 'limits', 'memory'],
      message: `hub.prometheus.resources.limits.memory ${memory} holds fewer series than ${isAlone ? 'the sum of the clusters’ seriesBudget' : 'the seriesBudget of the hub'}, ${series}`,
      impact: isAlone
        ? 'the kernel kills Prometheus, which has the metrics of all clusters, before an alert on a budget fires'
        : 'the kernel kills Prometheus, which scrapes the hub, before an alert on its budget fires',
      fix: `raise it to ${inMebibytes(2 * least)}, half of it for queries, or lower the budgets`,
    },
  ]
}

const memoryOfReceive = (fleet: Fleet): readonly Violation[] => {
  const { metrics } = fleet.hub
  if (metrics.store !== 'thanos' || !metrics.receive.resources || !hasHub(fleet)) return []
  const receives = receiveReplicas(fleet, metrics)
  const { series } = ofOneReceive(metricsLoad(fleet), receives)
  const { memory } = metrics.receive.resources.limits
  const least = leastMemoryForSeries(series)
  if (least <= bytes(memory)) return []
  return [
    {
      path: ['hub', 'metrics', 'receive', 'resources', 'limits', 'memory'],
      message: `hub.metrics.receive.resources.limits.memory ${memory} holds fewer series than one of ${receives.replicas} Receives has of the clusters’ seriesBudget, ${series}`,
      impact:
        'the kernel kills each Receive before an alert on a budget fires, and the metrics of all clusters wait on the spokes',
      fix: `raise it to ${inMebibytes(2 * least)}, half of it for queries, leave it out, or lower the budgets`,
    },
  ]
}
