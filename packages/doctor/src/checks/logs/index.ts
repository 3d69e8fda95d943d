import type { Check } from '../../check.ts'
import { lineAccepted } from './line-accepted.ts'
import { lineArrives } from './line-arrives.ts'
import { lineHasPod } from './line-has-pod.ts'

export const LOGS_CHECKS: readonly Check[] = [lineHasPod, lineAccepted, lineArrives]
