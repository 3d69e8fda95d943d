import type { Rule } from '../rule/rule.ts'
import { banRawCounter } from './ban-raw-counter.ts'
import { noMissingLabel } from './no-missing-label.ts'
import { noMissingLabelValue } from './no-missing-label-value.ts'
import { noMissingLinkLabel } from './no-missing-link-label.ts'
import { noMissingMetric } from './no-missing-metric.ts'
import { noMissingResultLabel } from './no-missing-result-label.ts'
import { noMissingStream } from './no-missing-stream.ts'
import { requireAlikeChoice } from './require-alike-choice.ts'
import { requireClusterInGrouping } from './require-cluster-in-grouping.ts'
import { requireClusterInJoin } from './require-cluster-in-join.ts'
import { requireClusterMatcher } from './require-cluster-matcher.ts'
import { requireClusterVariable } from './require-cluster-variable.ts'
import { requireCounterForRate } from './require-counter-for-rate.ts'
import { requireIndexLabel } from './require-index-label.ts'
import { requireJobMatcher } from './require-job-matcher.ts'
import { requireMatchingLabels } from './require-matching-labels.ts'
import { requirePatternForChoice } from './require-pattern-for-choice.ts'
import { requireRangeForInterval } from './require-range-for-interval.ts'
import { requireUniqueMatch } from './require-unique-match.ts'
import { validComparison } from './valid-comparison.ts'
import { validDashboardVariable } from './valid-dashboard-variable.ts'
import { validLogql } from './valid-logql.ts'
import { validPromql } from './valid-promql.ts'

/** What dashboards and rules ask, and whether there is an answer. */
export const QUERIES: readonly Rule[] = [
  banRawCounter,
  noMissingLabel,
  noMissingLabelValue,
  noMissingLinkLabel,
  noMissingMetric,
  noMissingResultLabel,
  noMissingStream,
  requireAlikeChoice,
  requireClusterInGrouping,
  requireClusterInJoin,
  requireClusterMatcher,
  requireClusterVariable,
  requireCounterForRate,
  requireIndexLabel,
  requireJobMatcher,
  requireMatchingLabels,
  requirePatternForChoice,
  requireRangeForInterval,
  requireUniqueMatch,
  validComparison,
  validDashboardVariable,
  validLogql,
  validPromql,
]
