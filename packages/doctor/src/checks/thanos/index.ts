import type { Check } from '../../check.ts'
import { blockCompacted } from './block-compacted.ts'
import { blockUploaded } from './block-uploaded.ts'
import { storeReached } from './store-reached.ts'

/** Of a fleet that stores its metrics in Thanos: what Query asks, and then the way of blocks. */
export const THANOS_CHECKS: readonly Check[] = [storeReached, blockUploaded, blockCompacted]
