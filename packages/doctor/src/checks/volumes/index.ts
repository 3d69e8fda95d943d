import type { Check } from '../../check.ts'
import { volumeBound } from './volume-bound.ts'
import { volumeHasRoom } from './volume-has-room.ts'

export const VOLUME_CHECKS: readonly Check[] = [volumeBound, volumeHasRoom]
