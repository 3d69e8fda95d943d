import { metricsLoad } from '../../capacity/load.ts'
import { thanosNeeds } from '../../capacity/thanos.ts'
import { inSeconds, receiveReplicas } from '../../contracts/thanos.ts'
import { bytes } from '../../scalars/quantities.ts'
import { inGibibytes } from '../amounts.ts'
import type { InventoryRule } from '../inventory-rule.ts'
import { hasHub } from './has-hub.ts'

export const requireVolumeForMetrics: InventoryRule = {
  id: 'require-volume-for-metrics',
  severity: 'warning',
  summary:
    'A volume that `hub.metrics` states holds what its part of Thanos keeps there, by the series budgets.',
  rationale:
    'A Receive on a full volume takes no samples. A Compactor on one halts, and the bucket is no longer thinned. A Store Gateway does not load the blocks that it lacks room for.',
  check: (fleet) => {
    const { metrics } = fleet.hub
    if (metrics.store !== 'thanos' || !hasHub(fleet)) return []
    const needs = thanosNeeds(
      metricsLoad(fleet),
      receiveReplicas(fleet, metrics),
      inSeconds(metrics.retention),
    )
    return (['receive', 'storeGateway', 'compactor'] as const).flatMap((part) => {
      const { volume } = metrics[part]
      const { disk } = needs[part]
      if (volume === undefined || disk <= bytes(volume)) return []
      return [
        {
          path: ['hub', 'metrics', part, 'volume'],
          message: `hub.metrics.${part}.volume ${volume} is less than what the clusters’ seriesBudget needs there, about ${inGibibytes(disk)}`,
          impact: FULL_VOLUME[part],
          fix: `enlarge the volume to about ${inGibibytes(disk)}, leave it out, or lower the budgets`,
        },
      ]
    })
  },
}

const FULL_VOLUME = {
  receive: 'the volume fills, Receive takes no samples, and those of all clusters wait on the spokes',
  storeGateway: 'the volume fills, and Grafana does not show the blocks that the Store Gateway cannot load',
  compactor: 'the volume fills, the Compactor halts, and nothing in the bucket is joined, thinned or deleted',
} as const
