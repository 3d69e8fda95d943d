import type { Rule } from '../rule/rule.ts'
import { banCountOfOne } from './ban-count-of-one.ts'
import { banEditableDataSource } from './ban-editable-data-source.ts'
import { banEmptyOverride } from './ban-empty-override.ts'
import { banExportKeys } from './ban-export-keys.ts'
import { banGridGap } from './ban-grid-gap.ts'
import { banUnusedDashboardVariable } from './ban-unused-dashboard-variable.ts'
import { noMissingColumn } from './no-missing-column.ts'
import { noMissingDashboard } from './no-missing-dashboard.ts'
import { noMissingDashboardVariable } from './no-missing-dashboard-variable.ts'
import { noMissingDataSource } from './no-missing-data-source.ts'
import { noMissingHomeDashboard } from './no-missing-home-dashboard.ts'
import { noMissingLinkedDataSource } from './no-missing-linked-data-source.ts'
import { noMissingLinkVariable } from './no-missing-link-variable.ts'
import { requireColumnHeading } from './require-column-heading.ts'
import { requireDashboardDescription } from './require-dashboard-description.ts'
import { requireDashboardFolder } from './require-dashboard-folder.ts'
import { requireDashboardSidecar } from './require-dashboard-sidecar.ts'
import { requireDashboardTags } from './require-dashboard-tags.ts'
import { requireExemplarStorage } from './require-exemplar-storage.ts'
import { requireGrafanaAddress } from './require-grafana-address.ts'
import { requireLegend } from './require-legend.ts'
import { requireLinkBack } from './require-link-back.ts'
import { requireLinkParameters } from './require-link-parameters.ts'
import { requireMatchingDataSource } from './require-matching-data-source.ts'
import { requireMatchingUnit } from './require-matching-unit.ts'
import { requireMergedTable } from './require-merged-table.ts'
import { requirePercentBounds } from './require-percent-bounds.ts'
import { requireQuery } from './require-query.ts'
import { requireQueryType } from './require-query-type.ts'
import { requireResourceMatcher } from './require-resource-matcher.ts'
import { requireThresholds } from './require-thresholds.ts'
import { uniqueDashboardFile } from './unique-dashboard-file.ts'
import { uniqueDashboardTitle } from './unique-dashboard-title.ts'
import { uniqueDashboardUid } from './unique-dashboard-uid.ts'
import { uniqueDataSource } from './unique-data-source.ts'
import { uniquePanelId } from './unique-panel-id.ts'
import { uniquePanelTitle } from './unique-panel-title.ts'
import { uniqueRefId } from './unique-ref-id.ts'
import { validDashboard } from './valid-dashboard.ts'
import { validDashboardSize } from './valid-dashboard-size.ts'
import { validDataSource } from './valid-data-source.ts'
import { validGrid } from './valid-grid.ts'
import { validLogQueryLength } from './valid-log-query-length.ts'
import { validLogRange } from './valid-log-range.ts'
import { validRefreshInterval } from './valid-refresh-interval.ts'
import { validTimeRange } from './valid-time-range.ts'
import { validVariableOptions } from './valid-variable-options.ts'
import { validVariableReference } from './valid-variable-reference.ts'

/** Grafana finds each dashboard, and shows what its panels mean. */
export const DASHBOARDS: readonly Rule[] = [
  banCountOfOne,
  banEditableDataSource,
  banEmptyOverride,
  banExportKeys,
  banGridGap,
  banUnusedDashboardVariable,
  noMissingColumn,
  noMissingDashboard,
  noMissingDashboardVariable,
  noMissingDataSource,
  noMissingHomeDashboard,
  noMissingLinkedDataSource,
  noMissingLinkVariable,
  requireColumnHeading,
  requireDashboardDescription,
  requireDashboardFolder,
  requireDashboardSidecar,
  requireDashboardTags,
  requireExemplarStorage,
  requireGrafanaAddress,
  requireLegend,
  requireLinkBack,
  requireLinkParameters,
  requireMatchingDataSource,
  requireMatchingUnit,
  requireMergedTable,
  requirePercentBounds,
  requireQuery,
  requireQueryType,
  requireResourceMatcher,
  requireThresholds,
  uniqueDashboardFile,
  uniqueDashboardTitle,
  uniqueDashboardUid,
  uniqueDataSource,
  uniquePanelId,
  uniquePanelTitle,
  uniqueRefId,
  validDashboard,
  validDashboardSize,
  validDataSource,
  validGrid,
  validLogQueryLength,
  validLogRange,
  validRefreshInterval,
  validTimeRange,
  validVariableOptions,
  validVariableReference,
]
