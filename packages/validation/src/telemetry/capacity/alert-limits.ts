import { selectsCluster, metricOf } from '../flow/selector.ts'
import { questionsIn } from '../questions/asked.ts'
import { ruleQuestion, type LocatedRule } from '../questions/rule-questions.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { FleetView } from '../../tree/fleet-view.ts'

/** The number above which an alert on a metric fires, in the clusters that it selects. */
export interface AlertLimit {
  readonly rule: LocatedRule
  readonly limit: number
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
      return selector && right.kind === 'number' ? [{ rule, limit: right.value, selector }] : []
    })
    .toSorted((one, other) => one.limit - other.limit)
  return (cluster) =>
    limits.find(({ selector }) => selector.matchers.every((matcher) => selectsCluster(matcher, cluster)))
}
