import type { Check } from '../../check.ts'
import { alertQuiet } from './alert-quiet.ts'

export const ALERT_CHECKS: readonly Check[] = [alertQuiet]
