import type { Rule } from '../rule/rule.ts'
import { requireNodeAlert } from './require-node-alert.ts'
import { requireRoomForRetention } from './require-room-for-retention.ts'
import { requireRoomForSeries } from './require-room-for-series.ts'
import { requireSeriesAlert } from './require-series-alert.ts'

export const CAPACITY: readonly Rule[] = [
  requireRoomForRetention,
  requireSeriesAlert,
  requireNodeAlert,
  requireRoomForSeries,
]
