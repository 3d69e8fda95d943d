import type { Check } from '../../check.ts'
import { spanAccepted } from './span-accepted.ts'
import { spanArrives } from './span-arrives.ts'

export const TRACES_CHECKS: readonly Check[] = [spanArrives, spanAccepted]
