import { didYouMean, suggestion } from '@fleet/model/suggestion'
import type { QueryError } from '../../queries/query-error.ts'

/** The rules about what a query makes of the series there are. */
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

/** What is wrong with a query in some clusters, or in all. */
export interface FlowError extends QueryError {
  readonly rule: FlowRuleId
  /** Whether it is true of some clusters and not of the query itself: then the message ends with their names. */
  readonly isOfClusters?: true
  /** Whether it is wrong of each of these clusters, even where the query finds something in another. */
  readonly isOfEach?: true
  /** What is added to the rule's own fix. */
  readonly fix?: string
  /** The question whether a known name was meant: it takes the place of the rule's own fix. */
  readonly suggestion?: string
}

/** The fix for a name that nothing has. */
export const fixOfName = (
  unknown: string,
  known: readonly string[],
): Pick<FlowError, 'fix' | 'suggestion'> => {
  const near = didYouMean(unknown, known)
  return near === undefined ? { fix: suggestion(unknown, known) } : { suggestion: near }
}

export type Report = (error: FlowError) => void
