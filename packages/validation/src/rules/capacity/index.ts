import type { Rule } from '../rule/rule.ts'
import { requireMemoryForSeries } from './require-memory-for-series.ts'
import { requireNodeAlert } from './require-node-alert.ts'
import { requireRetentionSize } from './require-retention-size.ts'
import { requireRoomForSeries } from './require-room-for-series.ts'
import { requireSeriesAlert } from './require-series-alert.ts'
import { validRetentionTime } from './valid-retention-time.ts'

/** Disk and memory suffice for what the fleet sends. */
export const CAPACITY: readonly Rule[] = [
  requireMemoryForSeries,
  requireNodeAlert,
  requireRetentionSize,
  requireRoomForSeries,
  requireSeriesAlert,
  validRetentionTime,
]
