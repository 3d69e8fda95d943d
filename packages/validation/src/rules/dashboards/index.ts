import type { Rule } from '../../rule.ts'
import { uniqueDashboardUid } from './unique-dashboard-uid.ts'
import { validDashboard } from './valid-dashboard.ts'

export const DASHBOARDS: readonly Rule[] = [uniqueDashboardUid, validDashboard]
