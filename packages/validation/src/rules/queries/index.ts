import type { Rule } from '../../rule.ts'
import { banUnusedVariable } from './ban-unused-variable.ts'
import { noMissingVariable } from './no-missing-variable.ts'
import { requireClusterMatcher } from './require-cluster-matcher.ts'
import { requireClusterVariable } from './require-cluster-variable.ts'
import { requirePatternForChoice } from './require-pattern-for-choice.ts'
import { validLogql } from './valid-logql.ts'
import { validPromql } from './valid-promql.ts'
import { validVariable } from './valid-variable.ts'

/** What dashboards and rules ask, and whether there is an answer. */
export const QUERIES: readonly Rule[] = [
  banUnusedVariable,
  noMissingVariable,
  requireClusterMatcher,
  requireClusterVariable,
  requirePatternForChoice,
  validLogql,
  validPromql,
  validVariable,
]
