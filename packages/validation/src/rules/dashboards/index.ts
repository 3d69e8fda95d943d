import type { Rule } from '../../rule.ts'
import { banExportKeys } from './ban-export-keys.ts'
import { uniqueDashboardFile } from './unique-dashboard-file.ts'
import { uniqueDashboardTitle } from './unique-dashboard-title.ts'
import { uniqueDashboardUid } from './unique-dashboard-uid.ts'
import { uniquePanelId } from './unique-panel-id.ts'
import { uniqueRefId } from './unique-ref-id.ts'
import { validDashboardSize } from './valid-dashboard-size.ts'
import { validDashboard } from './valid-dashboard.ts'
import { validGrid } from './valid-grid.ts'

export const DASHBOARDS: readonly Rule[] = [
  banExportKeys,
  uniqueDashboardFile,
  uniqueDashboardTitle,
  uniqueDashboardUid,
  uniquePanelId,
  uniqueRefId,
  validDashboard,
  validDashboardSize,
  validGrid,
]
