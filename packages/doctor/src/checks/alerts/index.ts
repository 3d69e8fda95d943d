import type { Check } from '../../check.ts'
import { alertNotified } from './alert-notified.ts'
import { alertQuiet } from './alert-quiet.ts'

export const ALERT_CHECKS: readonly Check[] = [alertNotified, alertQuiet]
