import type { Rule } from '../../rule.ts'
import { banUnusedDashboardVariable } from './ban-unused-dashboard-variable.ts'
import { noMissingDashboardVariable } from './no-missing-dashboard-variable.ts'
import { requireClusterMatcher } from './require-cluster-matcher.ts'
import { requireClusterVariable } from './require-cluster-variable.ts'
import { requirePatternForChoice } from './require-pattern-for-choice.ts'
import { validLogql } from './valid-logql.ts'
import { validPromql } from './valid-promql.ts'
import { validDashboardVariable } from './valid-dashboard-variable.ts'

/** What dashboards and rules ask, and whether there is an answer. */
export const QUERIES: readonly Rule[] = [
  banUnusedDashboardVariable,
  noMissingDashboardVariable,
  requireClusterMatcher,
  requireClusterVariable,
  requirePatternForChoice,
  validLogql,
  validPromql,
  validDashboardVariable,
]
