import type { Check } from '../../check.ts'
import { dashboardLoaded } from './dashboard-loaded.ts'

export const GRAFANA_CHECKS: readonly Check[] = [dashboardLoaded]
