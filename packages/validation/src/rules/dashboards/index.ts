import type { Rule } from '../rule/rule.ts'
import { banCountOfOne } from './ban-count-of-one.ts'
import { banEmptyOverride } from './ban-empty-override.ts'
import { banExportKeys } from './ban-export-keys.ts'
import { banHoleInGrid } from './ban-hole-in-grid.ts'
import { banUnusedDashboardVariable } from './ban-unused-dashboard-variable.ts'
import { noMissingColumn } from './no-missing-column.ts'
import { noMissingDashboard } from './no-missing-dashboard.ts'
import { noMissingDashboardVariable } from './no-missing-dashboard-variable.ts'
import { noMissingDataSource } from './no-missing-data-source.ts'
import { requireCarriedChoice } from './require-carried-choice.ts'
import { requireColumnHeading } from './require-column-heading.ts'
import { requireCoveringRange } from './require-covering-range.ts'
import { requireDashboardFolder } from './require-dashboard-folder.ts'
import { requireDashboardSidecar } from './require-dashboard-sidecar.ts'
import { requireDashboardText } from './require-dashboard-text.ts'
import { requireFittingUnit } from './require-fitting-unit.ts'
import { requireLinkBack } from './require-link-back.ts'
import { requireOneResource } from './require-one-resource.ts'
import { requirePercentBounds } from './require-percent-bounds.ts'
import { requireQuery } from './require-query.ts'
import { requireQueryKind } from './require-query-kind.ts'
import { requireSeriesName } from './require-series-name.ts'
import { requireThresholds } from './require-thresholds.ts'
import { uniqueDashboardFile } from './unique-dashboard-file.ts'
import { uniqueDashboardTitle } from './unique-dashboard-title.ts'
import { uniqueDashboardUid } from './unique-dashboard-uid.ts'
import { uniquePanelId } from './unique-panel-id.ts'
import { uniqueRefId } from './unique-ref-id.ts'
import { validChoice } from './valid-choice.ts'
import { validDashboard } from './valid-dashboard.ts'
import { validDashboardSize } from './valid-dashboard-size.ts'
import { validDataSource } from './valid-data-source.ts'
import { validGrid } from './valid-grid.ts'
import { validTimeRange } from './valid-time-range.ts'
import { validVariableReference } from './valid-variable-reference.ts'

/** What Grafana's dashboards must be beside what they ask. */
export const DASHBOARDS: readonly Rule[] = [
  banCountOfOne,
  banEmptyOverride,
  banExportKeys,
  banHoleInGrid,
  banUnusedDashboardVariable,
  noMissingColumn,
  noMissingDashboard,
  noMissingDashboardVariable,
  noMissingDataSource,
  requireCarriedChoice,
  requireColumnHeading,
  requireCoveringRange,
  requireDashboardFolder,
  requireDashboardSidecar,
  requireDashboardText,
  requireFittingUnit,
  requireLinkBack,
  requireOneResource,
  requirePercentBounds,
  requireQuery,
  requireQueryKind,
  requireSeriesName,
  requireThresholds,
  uniqueDashboardFile,
  uniqueDashboardTitle,
  uniqueDashboardUid,
  uniquePanelId,
  uniqueRefId,
  validChoice,
  validDashboard,
  validDashboardSize,
  validDataSource,
  validGrid,
  validTimeRange,
  validVariableReference,
]
