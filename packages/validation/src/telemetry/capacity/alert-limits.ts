import { selectsCluster, metricOf } from '../flow/selector.ts'
import { questionsIn } from '../questions/asked.ts'
import { recordedNumbers } from '../questions/recorded-numbers.ts'
import { ruleQuestion, type LocatedRule } from '../questions/rule-questions.ts'
import type { Expr, Selector } from '../../queries/expr.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { FleetView } from '../../tree/fleet-view.ts'

/** The number above which an alert on a metric fires, in the clusters that it selects. */
export interface AlertLimit {
  /** The rule that states the number. */
  readonly rule: LocatedRule
  readonly limit: number
}

interface FoundLimit extends AlertLimit {
  readonly isOf: (cluster: string) => boolean
}

/** Each scrape's samples after relabelling: added up, a cluster's active series. */
export const SERIES_METRIC = 'scrape_samples_post_metric_relabeling'
/** One series a node. */
export const NODE_METRIC = 'kube_node_info'

/** The lowest limit that an alert sets to a metric, cluster by cluster. */
export const limitsOf = (fleet: FleetView, metric: string): ((cluster: string) => AlertLimit | undefined) => {
  const { rules, read } = questionsIn(fleet)
  const limits = rules
    .filter(({ alert, expr }) => alert !== undefined && expr.includes(metric))
    .flatMap((rule) => {
      const found = read(ruleQuestion(rule))
      if (!found.ok || found.expr.kind !== 'binary' || found.expr.op.text !== '>') return []
      const { left, right } = found.expr
      const selector = selectorsIn(left).find((each) => each.kind === 'selector' && metricOf(each) === metric)
      return selector ? limitsBy(fleet, rule, right).map((limit) => within(limit, selector)) : []
    })
    .toSorted((one, other) => one.limit - other.limit)
  return (cluster) => limits.find(({ isOf }) => isOf(cluster))
}

/** A number in the alert itself, or those that rules record of each cluster. */
const limitsBy = (fleet: FleetView, rule: LocatedRule, limit: Expr): readonly FoundLimit[] => {
  if (limit.kind === 'number') return [{ rule, limit: limit.value, isOf: () => true }]
  const metric = limit.kind === 'selector' ? metricOf(limit) : undefined
  if (limit.kind !== 'selector' || metric === undefined) return []
  return (recordedNumbers(fleet).get(metric) ?? []).map((recorded) =>
    within({ rule: recorded.rule, limit: recorded.value, isOf: (name) => name === recorded.cluster }, limit),
  )
}

/** A limit in those clusters alone that a selector selects. */
const within = (found: FoundLimit, { matchers }: Pick<Selector, 'matchers'>): FoundLimit => ({
  ...found,
  isOf: (cluster) => found.isOf(cluster) && matchers.every((matcher) => selectsCluster(matcher, cluster)),
})
