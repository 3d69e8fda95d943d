import type { Rule } from '../../rule.ts'
import { requireRoomForRetention } from './require-room-for-retention.ts'

export const CAPACITY: readonly Rule[] = [requireRoomForRetention]
