import type { Rule } from '../rule/rule.ts'
import { banRawCounter } from './ban-raw-counter.ts'
import { noMissingLabel } from './no-missing-label.ts'
import { noMissingLabelValue } from './no-missing-label-value.ts'
import { noMissingLinkLabel } from './no-missing-link-label.ts'
import { noMissingMetric } from './no-missing-metric.ts'
import { noMissingResultLabel } from './no-missing-result-label.ts'
import { noMissingStream } from './no-missing-stream.ts'
import { requireClusterInGrouping } from './require-cluster-in-grouping.ts'
import { requireClusterInJoin } from './require-cluster-in-join.ts'
import { requireClusterMatcher } from './require-cluster-matcher.ts'
import { requireClusterVariable } from './require-cluster-variable.ts'
import { requireCounterForRate } from './require-counter-for-rate.ts'
import { requireIndexLabel } from './require-index-label.ts'
import { requireJobMatcher } from './require-job-matcher.ts'
import { requireMatchingLabels } from './require-matching-labels.ts'
import { requireRangeForInterval } from './require-range-for-interval.ts'
import { requireRegexMatcher } from './require-regex-matcher.ts'
import { requireSameVariables } from './require-same-variables.ts'
import { requireUniqueMatch } from './require-unique-match.ts'
import { requireStreamField } from './require-stream-field.ts'
import { requireStreamFilter } from './require-stream-filter.ts'
import { uniqueDashboardVariable } from './unique-dashboard-variable.ts'
import { validComparison } from './valid-comparison.ts'
import { validDashboardVariable } from './valid-dashboard-variable.ts'
import { validLogql } from './valid-logql.ts'
import { validLogsql } from './valid-logsql.ts'
import { validPromql } from './valid-promql.ts'

/** The queries of dashboards and rules are valid, and find series. */
export const QUERIES: readonly Rule[] = [
  banRawCounter,
  noMissingLabel,
  noMissingLabelValue,
  noMissingLinkLabel,
  noMissingMetric,
  noMissingResultLabel,
  noMissingStream,
  requireClusterInGrouping,
  requireClusterInJoin,
  requireClusterMatcher,
  requireClusterVariable,
  requireCounterForRate,
  requireIndexLabel,
  requireJobMatcher,
  requireMatchingLabels,
  requireRangeForInterval,
  requireRegexMatcher,
  requireSameVariables,
  requireStreamField,
  requireStreamFilter,
  requireUniqueMatch,
  uniqueDashboardVariable,
  validComparison,
  validDashboardVariable,
  validLogql,
  validLogsql,
  validPromql,
]
