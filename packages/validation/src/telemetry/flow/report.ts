/** The rules that speak of what a query makes of the series there are. */
export type FlowRuleId =
  | 'ban-raw-counter'
  | 'no-missing-label'
  | 'no-missing-label-value'
  | 'no-missing-metric'
  | 'no-missing-stream'
  | 'require-cluster-in-grouping'
  | 'require-cluster-in-join'
  | 'require-counter-for-rate'
  | 'require-index-label'
  | 'require-matching-labels'
  | 'require-range-for-interval'
  | 'require-unique-match'

/** Something about a query that is not so in a cluster. */
export interface FlowViolation {
  readonly rule: FlowRuleId
  readonly offset: number
  /** A sentence in which `{clusters}` stands for the clusters of which it is true. */
  readonly message: string
  /** How to fix it, where that is known better than the rule knows. */
  readonly fix?: string
}

export type Report = (error: FlowViolation) => void
