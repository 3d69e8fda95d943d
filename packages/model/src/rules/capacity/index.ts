import type { InventoryRule } from '../inventory-rule.ts'
import { requireCpuForPushes } from './cpu-for-pushes.ts'
import { requireLargerStore } from './larger-store.ts'
import { requireMemoryForSeries } from './memory-for-series.ts'
import {
  requireMemoryForOutage,
  requireQueueForOutage,
  requireRelayQueueForOutage,
} from './queues-for-outage.ts'
import { requireSizeForLines } from './size-for-lines.ts'
import { requireVolumeForMetrics } from './volume-for-metrics.ts'

/** What the stores and queues have suffices for the load: packages/model/src/capacity. */
export const CAPACITY_RULES: readonly InventoryRule[] = [
  requireMemoryForSeries,
  requireVolumeForMetrics,
  requireSizeForLines,
  requireMemoryForOutage,
  requireQueueForOutage,
  requireRelayQueueForOutage,
  requireCpuForPushes,
  requireLargerStore,
]
